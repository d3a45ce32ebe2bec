// Which rows of marks a writer meant as the two ends of bold, whatever a parser makes of them. In: the marks
// of a block. Out: pairs that a reader would make of them; where more than one way to pair them is as good,
// none.
#pragma once

#include "emphasis/emphasis_marks.h"

#include <cstdint>
#include <vector>

namespace galley {

struct MarkPair {
  std::uint32_t open = 0, close = 0; // of the runs; both of equal length, 2 or 3
};

// In the order of their beginnings. Linear.
std::vector<MarkPair> pair_marks(const std::vector<InlineUnit> &units, const std::vector<MarkRun> &runs);

// Whether such a pair, which is not rendered, is bold and nothing else: not `src/**`, `x ** y`, `**kwargs`,
// `__dirname`. Where the marks don't say, it is not.
bool is_plainly_bold(const std::vector<InlineUnit> &units, const MarkRun &open, const MarkRun &close);

} // namespace galley
