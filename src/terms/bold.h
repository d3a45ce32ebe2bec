// Finds what a writer meant as bold. In: a Body. Out: each outermost strong span, and each `**…**` that
// CommonMark leaves as asterisks or turns inside out: a closing `**` after punctuation and before a letter
// closes nothing, which authors of Chinese, Japanese and Korean meet often.
#pragma once

#include "base/source.h"
#include "base/span.h"
#include "parse/markdown.h"

#include <cstdint>
#include <vector>

namespace galley {

struct BoldSpan {
  Span span;              // with delimiters
  Span content;           // between them
  std::uint32_t block;    // node of the paragraph, heading or table cell
  std::uint32_t node = 0; // the strong node; 0 where it is not rendered as meant
};

// In document order.
std::vector<BoldSpan> find_bold(const Source &source, const Body &body);

} // namespace galley
