// Applies edits to a text and shows them as a diff. In: a text, and edits whose spans are bytes of it. Out: a
// new text. Nothing is written to any file.
#pragma once

#include "base/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Sorts edits by position; insertions at one position keep their order. Returns false, with `edits` in some
// order, where two of them change the same bytes or a span doesn't lie within a text of `size` bytes.
bool sort_edits(std::vector<Edit> &edits, std::size_t size);

// Returns the text with all edits applied, which may come in any order. Returns nothing where sort_edits()
// returns false.
std::optional<std::string> apply_edits(std::string_view text, std::vector<Edit> edits);

// Combines two steps of edits into one. The spans of `first` are bytes of the original text, and those of
// `second` are bytes of the text that `first` makes. Returns sorted edits of the original text. Both lists
// must have been sorted by sort_edits().
std::vector<Edit> compose_edits(const std::vector<Edit> &first, const std::vector<Edit> &second);

// Appends the changes as a unified diff with three lines of context, which `patch` and `git apply -p0` can
// read. Appends nothing where the text doesn't change. The edits must have been sorted by
// sort_edits(). Where the path could not stand at the start of a line, it is quoted as Git does it.
//
// A diff needs the very bytes of its lines. So lines of context that must not be printed as they are
// (is_unprintable) are left out, and those next to them. A change of such lines is shown with escapes, in
// lines that begin with `# `, which `patch` skips. Returns the number of these changes.
std::size_t append_unified_diff(std::string &out, std::string_view path, std::string_view text,
                                const std::vector<Edit> &edits);

} // namespace galley
