// The prose of a document. In: a parsed Document. Out: the text that people read in it, for a Matcher.
#pragma once

#include "parse/document.h"

#include <string>

namespace galley {

// Returns the body's paragraphs, headings and table cells as readers see them, with the text of links,
// descriptions of images, inline code, and the text within HTML; and the fields of the front matter that are
// prose, such as title and summary. Code blocks, addresses and tags are left out. The parts are separated by
// text_break.
std::string prose_of(const Document &document);

} // namespace galley
