// The text of a document that readers read. In: a parsed Document. Out: its prose, for a Matcher.
#pragma once

#include "parse/document.h"

#include <string>

namespace galley {

// The body's paragraphs, headings and table cells as readers see them, with the words of links, descriptions
// of images, inline code, and the text within HTML; and those fields of the front matter that are prose:
// title, summary and the like. Code blocks, addresses and tags are left out. Between two of these stands a
// text_break.
std::string prose_of(const Document &document);

} // namespace galley
