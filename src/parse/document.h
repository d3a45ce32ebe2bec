// One Markdown document, parsed. In: a Source and what is needed of it. Out: an immutable Document that
// points into the Source. Parsing never fails: what is wrong is a Problem.
#pragma once

#include "base/source.h"
#include "base/value.h"
#include "markdown/markdown.h"
#include "parse/front_matter.h"
#include "parse/needs.h"
#include "parse/suppression.h"

#include <optional>
#include <vector>

namespace galley {

struct Document {
  const Source *source = nullptr;
  std::optional<FrontMatter> fences; // none: no front matter
  ValueTree front_matter;            // empty: none, an empty one, one that could not be read, or no YAML
  std::vector<Problem> problems;     // of the front matter's syntax
  std::optional<Problem> unreadable; // not text, too large, too deep: nothing else was made
  std::optional<Body> body;          // made only where Needs ask for it
  std::vector<Suppression> suppressions;

  Value fields() const { return front_matter.root(); }
  // Byte offset where the Markdown begins.
  std::uint32_t body_begin() const { return fences ? fences->body_begin : source->bom_size(); }
};

Document parse_document(const Source &source, const Needs &needs);

} // namespace galley
