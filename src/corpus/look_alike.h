// Values that are one thing written in two ways. In: texts with how often each is used. Out: for each the one
// that it was probably meant as. The work is linear in the texts but for sorting: texts meet by keys, never
// pair by pair.
//
// What counts as one thing: case, width, hyphens, underscores, spaces, dots, quotes, diacritics where one of
// the two has none, English plurals, and one letter within a long word. What stays apart: numbers, Chinese,
// Japanese and Korean characters, a word's first letter and its ending (`inflation`, `deflation`; `marxist`,
// `marxism`).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct CountedText {
  std::string_view text;
  std::size_t count = 0; // documents that use it
};

// In step with `texts`: the index of the text that each was probably meant as; none for most. Never an index
// of a text that is itself meant as another one. The commoner of two is what was meant; of two used as much,
// the first. Edits of a letter count only where the other is used at least twice as much.
std::vector<std::optional<std::size_t>> find_look_alikes(const std::vector<CountedText> &texts);

// Equal for texts that differ only in case, width, separators and quotes. Empty for a text of nothing else.
std::string look_alike_key(std::string_view text);

// A text as a generator makes it part of an address: lower case, without diacritics, letters and digits only,
// with a `-` for each run of others between them. Generators differ; this is the strictest that is common.
// `keep_symbols`: those that no generator needs to drop (`+`, `#`, `.`) stay.
std::string slug_of(std::string_view text, bool keep_symbols = false);

} // namespace galley
