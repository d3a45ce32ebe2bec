// Where the targets of links stand: behind `](`, or in the definition `[label]: target` of a reference. The
// Markdown parser tells targets, but not their places.
#pragma once

#include "base/source.h"
#include "markdown/markdown.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace galley {

// The link target that begins at byte `begin` and ends before `end`, without its `<>`; none where there is
// none.
std::optional<Span> target_at(const Source &source, std::uint32_t begin, std::uint32_t end);

// The definitions of one document. The Source and the Body must outlive it. They are looked for when the
// first one is asked for.
class LinkDefinitions {
public:
  LinkDefinitions(const Source &source, const Body &body) : source_(source), body_(body) {}

  // Of a link or an image by reference: where its definition has the target. None where it isn't found, or
  // reads otherwise than the parser read it.
  std::optional<Span> target_of(const BodyNode &node);

private:
  void find_all();

  const Source &source_;
  const Body &body_;
  bool found_ = false;
  std::unordered_map<std::string, Span> targets_; // by folded label; the first definition counts
};

} // namespace galley
