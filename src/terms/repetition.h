// Finds explanations that explain nothing. In: a term with its explanation, as written. Out: whether the
// explanation only repeats the term.
#pragma once

#include <string_view>

namespace galley {

// Returns whether an explanation consists only of the words of its term or of the term's other name, and of
// `a kind of`, `所谓的` and the like.
bool only_repeats(std::string_view term, std::string_view name, std::string_view explanation);

} // namespace galley
