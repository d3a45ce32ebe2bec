// Parses one Markdown document. In: a Source, and what is needed of it. Out: an immutable Document that
// points into the Source, which must outlive it. The comments of generators (`%% … %%`) are no content.
// Parsing never fails. What is wrong is a Problem.
#pragma once

#include "base/source.h"
#include "base/value.h"
#include "markdown/markdown.h"
#include "parse/front_matter.h"
#include "parse/needs.h"
#include "parse/suppression.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace galley {

struct Document {
  // The text with blanks in place of the comments in its body. It is the Source that was parsed if there are
  // none, and otherwise `without_comments`.
  const Source *source = nullptr;
  std::shared_ptr<const Source> without_comments;
  MarkdownSyntax syntax;             // by which the body was read
  std::optional<FrontMatter> fences; // none where the document has no front matter
  ValueTree front_matter;            // empty where there are no fields, or they could not be read
  std::vector<Problem> problems;     // what is wrong with the syntax of the front matter
  // Why the document can't be read: it is no text, too large or too deep. Nothing else is made then.
  std::optional<Problem> unreadable;
  std::optional<Body> body; // made only where Needs ask for it
  std::vector<Suppression> suppressions;
  std::optional<std::int64_t> today; // since 1970-01-01 in UTC, for checks; none: nobody knows

  Value fields() const { return front_matter.root(); }
  // The byte offset where the Markdown begins.
  std::uint32_t body_begin() const { return fences ? fences->body_begin : source->bom_size(); }
};

Document parse_document(const Source &source, const Needs &needs);

} // namespace galley
