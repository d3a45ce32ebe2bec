// Finds the comments that generators have besides those of HTML, and takes them out of a text. In: a text.
// Out: spans, and a text in which blanks stand for them.
//
//     %% Obsidian %%   {# Nunjucks, Jinja #}   {% comment %} Liquid {% endcomment %}   {/* MDX */}
#pragma once

#include "dialect/markdown_syntax.h"
#include "text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct MarkdownComment {
  Span span;    // with its delimiters
  Span content; // without them
};

// Returns the comments from byte `begin` on, where a line begins, in ascending order. None stands in code.
std::vector<MarkdownComment> find_comments(std::string_view text, std::uint32_t begin,
                                           const MarkdownSyntax &syntax);

// Returns the text with each character of the comments replaced by a blank of the same number of bytes,
// UTF-16 units and cells of a terminal. So all positions in the text stay what they are.
std::string blank_comments(std::string_view text, const std::vector<MarkdownComment> &comments);

} // namespace galley
