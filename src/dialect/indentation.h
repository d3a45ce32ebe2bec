// Takes out the indentation that a generator doesn't read as code: all of it in MDX, that of the bodies of
// admonitions and tabs, and that of footnotes where the syntax has it. In: a text. Out: its lines, written so
// that CommonMark reads them as the generator does.
#pragma once

#include "dialect/markdown_syntax.h"
#include "dialect/rewritten_text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct IndentedText {
  std::string text;
  std::vector<NewLine> lines; // empty if nothing was taken out
};

// Returns whether the text may hold admonitions or tabs, which have bodies in any syntax.
bool may_hold_bodies(std::string_view text);

// Reads `source` from byte `begin` on, where a line begins. What stands before remains.
IndentedText take_out_indentation(const Source &source, std::uint32_t begin, const MarkdownSyntax &syntax);

} // namespace galley
