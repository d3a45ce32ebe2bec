// The plain text of Markdown. In: a Body and a node of it, or Markdown of inlines. Out: what a reader sees of
// it.
#pragma once

#include "markdown/markdown.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// The text of a subtree as a reader sees it: the words of text and code, the descriptions of images, and a
// space for each line break. Without `images`, the descriptions are left out.
std::string plain_text(const Body &body, std::uint32_t node, bool images = true);

// The text of words that were taken out of a paragraph, such as those of a parenthesis, as a reader sees it:
// bold, links and escapes are resolved, and it stands on one line without white space around it.
std::string plain_text(std::string_view inlines);

} // namespace galley
