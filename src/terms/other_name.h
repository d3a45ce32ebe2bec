// The other names that parentheses give to terms: `Quantum Tunneling` of `**量子隧穿**（Quantum Tunneling:
// …）`. In: names as written. Out: whether they are one name.
#pragma once

#include <string_view>

namespace galley {

// Returns whether `name`, as written, is another name of `term`: in another script, or the full form of an
// abbreviation. `Optional` after an English word is none.
bool is_other_name(std::string_view term, std::string_view name);

// Returns whether two names are the same, or may be. They are the same if they differ only in case, width,
// hyphens, inflection, spelling (`tunneling`, `tunnelling`), the order of words, traditional and simplified
// characters, and words like `effect`, or if one is a short form of the other. They may be the same if they
// are in two scripts. If a parenthesis has several names, one of them must agree.
bool names_agree(std::string_view a, std::string_view b);

// Returns whether two names have a word in common, so that they are of one thing, though they differ:
// `Feedback Loop`, `Feedback Cycle`. Words that any name may have don't count.
bool share_word(std::string_view a, std::string_view b);

} // namespace galley
