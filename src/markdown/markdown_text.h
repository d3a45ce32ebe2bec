// The plain text of Markdown. In: a Body and a node of it, or Markdown without blocks. Out: the text that a
// reader sees.
#pragma once

#include "markdown/markdown.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// Returns the text of a subtree as a reader sees it: text and code, the descriptions of images, and a space
// for each line break. Without `images`, the descriptions are left out.
std::string plain_text(const Body &body, std::uint32_t node, bool images = true);

// Returns the text of a part of a paragraph, such as a parenthesis, as a reader sees it: bold, links and
// escapes are resolved, and the result is on one line without white space on both sides.
std::string plain_text(std::string_view inlines);

} // namespace galley
