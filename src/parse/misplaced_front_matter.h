// Finds front matter that no generator reads where it stands: below a blank line or a comment, behind an
// invisible character or a space, between fences of other dashes than three hyphens, without an opening
// fence, or a second time. In: a Source and the front matter that was found. Out: where it stands, and why it
// is text there.
#pragma once

#include "base/edit.h"
#include "parse/front_matter.h"

#include <optional>
#include <string>
#include <vector>

namespace galley {

struct MisplacedFrontMatter {
  Span place;
  std::string reason;
  std::vector<Edit> edits; // that put it right; none where there is more than one way
};

// What is not surely meant as front matter is none: its lines must read as keys and values.
std::optional<MisplacedFrontMatter>
find_misplaced_front_matter(const Source &source, const std::optional<FrontMatter> &front_matter);

// Whether the document begins with a header of another kind: a title block of Pandoc's (`% title`), or the
// lines `Title: …` of MultiMarkdown.
bool has_other_header(const Source &source);

} // namespace galley
