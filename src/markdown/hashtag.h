// Finds the tags that a text holds: `#tag`, `#part/of/it`, `#标签`, as Obsidian, Quartz, Logseq and Foam read
// them. In: a Body. Out: the spans of the tags without their `#`, in document order.
#pragma once

#include "markdown/markdown.h"

#include <string_view>
#include <vector>

namespace galley {

std::vector<Span> hashtags(const Source &source, const Body &body);

// Returns how many bytes at the start of the text are a tag, or 0 if it begins with none. A tag is made of
// letters, digits, emoji, `_`, `-` and `/`, and not of digits alone.
std::size_t hashtag_size(std::string_view text);

} // namespace galley
