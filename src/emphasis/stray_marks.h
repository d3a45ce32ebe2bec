// Finds marks that stay signs although their author intended them to format text, besides bold whose ends
// don't match: `*italics*` and `~~struck~~` beside punctuation, `**A****B**`, `***A**`, a `**` without a
// partner, and bold that an editor escaped. In: a block of a Body. Out: each with its cause, and edits where
// one way to mend it is sure. Where the marks may mean something else (footnotes, products, globs) there are
// none.
#pragma once

#include "emphasis/bold_repair.h"

#include <vector>

namespace galley {

// Appends those of a block that has no other broken bold.
void add_stray_marks(const Source &source, const Body &body, std::uint32_t block, BoldRepair repair,
                     std::vector<BrokenBold> &out);

} // namespace galley
