// Where the targets of links stand: behind `](`, or in the definition `[label]: target` of a reference. In: a
// Source with its Body, and links. Out: spans. The Markdown parser gives the targets, but not their
// positions.
#pragma once

#include "base/hash.h"
#include "base/source.h"
#include "markdown/markdown.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

// The link target that begins at byte `begin` of the Source and ends at or before `end`, without its `<>`.
// None where no target begins there.
std::optional<Span> target_at(const Source &source, std::uint32_t begin, std::uint32_t end);

// The definitions of one document, which are searched for when the first one is asked for. The Source and the
// Body must outlive it.
class LinkDefinitions {
public:
  LinkDefinitions(const Source &source, const Body &body) : source_(source), body_(body) {}

  // Where the definition of a link or an image by reference has the target. None where no definition is
  // found, or where it reads otherwise than the parser read it.
  std::optional<Span> target_of(const BodyNode &node);

private:
  void find_all();

  const Source &source_;
  const Body &body_;
  bool found_ = false;
  HashMap<std::string, Span> targets_; // by folded label; the first definition counts
};

} // namespace galley
