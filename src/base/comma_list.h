// Edits lists and mappings whose elements stand in brackets with commas between them, as in JSON and in TOML.
// In: the text, and byte spans of it. Out: edits of the text. An element of a mapping is its key with its
// value.
#pragma once

#include "base/diagnostic.h"

#include <optional>
#include <string_view>

namespace galley {

// Removes an element with the comma before it or, where it is the first, with everything up to the next.
// Returns nothing where more than blanks and a comma stands there.
std::optional<Edit> remove_element(std::string_view text, Span element);

// Writes a new element behind `previous`. It gets a line of its own where that has one.
Edit insert_element_behind(std::string_view text, Span previous, std::string_view written);
// Writes a new element before `next` in the same way.
Edit insert_element_before(std::string_view text, Span next, std::string_view written);
// Writes the first element of a list, whose span includes its brackets. Returns nothing where more than
// blanks stands between them.
std::optional<Edit> insert_only_element(std::string_view text, Span list, std::string_view written);

} // namespace galley
