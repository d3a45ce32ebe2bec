// How bold that is not rendered as its author intended can be written so that it is. In: a Body. Out: each
// such bold with its cause and the edits that mend it. The edits move the delimiters, and add or drop blanks;
// no other character changes.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "emphasis/bold_plan.h"
#include "markdown/markdown.h"
#include "text/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct BrokenBold {
  Span span;           // with its delimiters
  bool in_gfm = false; // cmark-gfm 0.29 renders it as intended; then CommonMark 0.31 doesn't
  bool in_commonmark =
      false;         // CommonMark 0.31, as markdown-it has it, renders it as intended; then cmark-gfm doesn't
  std::string cause; // such as `"）" before the closing "**" and a letter after it`
  std::string_view style = "bold"; // what it is intended as: "bold", "italics" or "struck through"
  std::vector<Span> consequences;  // of other bold that fails only because of this one
  bool unsafe = false;             // the edits may not be what the author had in mind
  // With these edits, and those of all others of the block, the bold is rendered in both readings. Where only
  // a bold before it turns it inside out, these are the edits that mend that one. Where no way is sure, there
  // are none.
  std::vector<Edit> edits;
};

// Says what keeps the text between two rows of marks from being formatted, by what stands beside them.
std::string cause_of(const std::vector<InlineUnit> &units, const MarkRun &open, const MarkRun &close);

// Returns them in document order, with other marks that stay signs. What fails only because a bold before it
// does is a part of that one.
std::vector<BrokenBold> find_broken_bold(const Source &source, const Body &body, BoldRepair repair);

} // namespace galley
