// Tables of words (words/tables/README.md). In: a folded word or name, or a character. Out: whether a table
// has it, or what it gives for it. A look-up costs some comparisons of texts.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// Returns whether a country, a continent, a language or a currency is called so, in one of the languages of
// the table. The name is folded (fold_words).
bool names_part_of_world(std::string_view name);

// Returns whether a folded word is one of English that names nothing by itself: `market`, `tunneling`,
// `microservice`. Scientific words are known by their endings.
bool is_english_word(std::string_view word);

// Returns whether a folded word of English is a name as well: `grant`, `bill`.
bool is_english_name(std::string_view word);

// Returns whether everybody knows what a folded term is: `gdp`, `能源`.
bool is_household_word(std::string_view term);

// Returns the text with simplified characters for the traditional ones, as far as one character decides.
std::string to_simplified(std::string_view text);

} // namespace galley
