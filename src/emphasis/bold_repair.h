// How bold that is not rendered as it is meant can be written so that it is. In: a Body. Out: each such bold
// with its cause and the edits that mend it. They move the delimiters and add or take blanks; no other
// character changes.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "markdown/markdown.h"
#include "text/span.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

// What mends bold that ends in punctuation: the punctuation moves out, where the bold still says the same, or
// a space follows.
enum class BoldRepair : std::uint8_t { move, space };

struct BrokenBold {
  Span span;                  // with its delimiters
  bool in_gfm = false;        // whether cmark-gfm 0.29 renders it as meant
  bool in_commonmark = false; // … and CommonMark 0.31, as markdown-it has it; not both
  std::string cause;          // `"）" before the closing "**" and a letter after it`
  // Empty where no way is sure. With the edits of all others of the block the bold is rendered in both
  // readings. Where only a bold before it turns it inside out, these are the edits that mend that one.
  std::vector<Edit> edits;
};

// In document order.
std::vector<BrokenBold> find_broken_bold(const Source &source, const Body &body, BoldRepair repair);

} // namespace galley
