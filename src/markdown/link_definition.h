// Finds the positions of link targets: after `](`, or in the definition `[label]: target` of a reference. In:
// a Source with its Body, and links. Out: spans. The Markdown parser returns the targets without their
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

// Returns the link target that begins at byte `begin` of the Source and ends at or before `end`, without its
// `<>`, or none if no target begins there.
std::optional<Span> target_at(const Source &source, std::uint32_t begin, std::uint32_t end);

// The link definitions of one document, which are found on first use. The Source and the Body must outlive
// it.
class LinkDefinitions {
public:
  LinkDefinitions(const Source &source, const Body &body) : source_(source), body_(body) {}

  // Returns the position of the target in the definition of a reference link or image. Returns none if no
  // definition is found, or if its target differs from the parser's.
  std::optional<Span> target_of(const BodyNode &node);

private:
  void find_all();

  const Source &source_;
  const Body &body_;
  bool found_ = false;
  HashMap<std::string, Span> targets_; // by folded label; the first definition of a label counts
};

} // namespace galley
