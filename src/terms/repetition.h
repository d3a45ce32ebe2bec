// Whether an explanation explains anything. In: a term with its explanation, as written. Out: whether the one
// only repeats the other.
#pragma once

#include <string_view>

namespace galley {

// Tells whether an explanation says no more than the words of its term or of the term's other name, with
// nothing but `a kind of`, `所谓的` and the like besides.
bool only_repeats(std::string_view term, std::string_view name, std::string_view explanation);

} // namespace galley
