// Which rows of marks a writer intended as the two ends of bold, whatever a parser makes of them. In: the
// marks of a block. Out: the pairs that a reader would make of them. Where several ways to pair some marks
// are as good, these make no pair.
#pragma once

#include "emphasis/emphasis_marks.h"

#include <cstdint>
#include <vector>

namespace galley {

struct MarkPair {
  std::uint32_t open = 0, close = 0; // indices of two runs of equal length, 2 or 3
};

// Returns the pairs in the order in which they open. The work is linear.
std::vector<MarkPair> pair_marks(const std::vector<InlineUnit> &units, const std::vector<MarkRun> &runs);

// Tells whether a pair that is not rendered is bold and nothing else: not `src/**`, `x ** y`, `**kwargs` or
// `__dirname`. Where this can't be seen, it is not.
bool is_plainly_bold(const std::vector<InlineUnit> &units, const MarkRun &open, const MarkRun &close);

} // namespace galley
