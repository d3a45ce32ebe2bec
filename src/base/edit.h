// Edits made to a text, and shown as a diff. In: a text, and edits whose spans are bytes of it. Out: a new
// text; nothing is written to any file.
#pragma once

#include "base/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Sorts edits by place, insertions at one place in the order given. False, with `edits` in some order, where
// two of them want the same bytes or a span doesn't lie within a text of `size` bytes.
bool sort_edits(std::vector<Edit> &edits, std::size_t size);

// The text with all edits made, which may come in any order. None where sort_edits() says no.
std::optional<std::string> apply_edits(std::string_view text, std::vector<Edit> edits);

// What `first` and then `second`, whose spans are bytes of the text that `first` makes, come to: edits of the
// text before, sorted. All are such as sort_edits() has sorted.
std::vector<Edit> compose_edits(const std::vector<Edit> &first, const std::vector<Edit> &second);

// Appends what the edits change as a unified diff with three lines of context, in the form that `patch` and
// `git apply -p0` read; nothing where they change nothing. `path` is printed as it is. The edits are such
// as sort_edits() has sorted.
void append_unified_diff(std::string &out, std::string_view path, std::string_view text,
                         const std::vector<Edit> &edits);

} // namespace galley
