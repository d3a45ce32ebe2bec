// The rows of `*` and `_` in one block, and which strong spans they make. In: a paragraph, heading or table
// cell of a Body. Out: its text in units, the rows of marks in it, and which rows match. The algorithm is
// that of https://spec.commonmark.org/0.31.2/#phase-2-inline-structure, in either reading.
#pragma once

#include "base/source.h"
#include "emphasis/flanking.h"
#include "markdown/markdown.h"
#include "text/span.h"

#include <cstdint>
#include <vector>

namespace galley {

enum class UnitKind : std::uint8_t {
  text,   // one character
  mark,   // a `*` or `_` that no backslash escapes
  opaque, // code, HTML, an <autolink>, an escape, an entity, a bracket of a link: never cut in two
};

// A piece of a block's text that marks may stand beside.
struct InlineUnit {
  UnitKind kind = UnitKind::text;
  char32_t first = 0, last = 0; // its first and last character as written; a line end is `\n`
  std::uint32_t group = 0; // the node of the link, image or block that it stands in; marks match within one
  Span span;
};

// Returns the units in document order. The work is linear.
std::vector<InlineUnit> read_units(const Source &source, const Body &body, std::uint32_t block);

// A row of equal marks without anything between.
struct MarkRun {
  std::uint32_t begin = 0, end = 0; // indices of units
  char32_t marker = 0;
  std::uint32_t group = 0;

  std::uint32_t length() const { return end - begin; }
};

std::vector<MarkRun> find_runs(const std::vector<InlineUnit> &units);

// Return the characters beside units `begin` to `end`; a line end where the block begins or ends there.
char32_t before(const std::vector<InlineUnit> &units, std::uint32_t begin);
char32_t after(const std::vector<InlineUnit> &units, std::uint32_t end);

// A strong span: two marks from unit `open` on, and two from unit `close` on.
struct StrongMatch {
  std::uint32_t open = 0, close = 0;
};

// Returns the strong spans in the order of their ends. The work is linear.
std::vector<StrongMatch> match_strong(const std::vector<InlineUnit> &units, const std::vector<MarkRun> &runs,
                                      Reading reading);

} // namespace galley
