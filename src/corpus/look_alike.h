// Values that are one thing written in two ways. In: texts with how often each is used. Out: for each the
// text that its author probably meant. The work is linear in the texts but for sorting: texts are grouped by
// keys, never compared pair by pair.
//
// Texts count as one thing if they differ only in case, width, hyphens, underscores, spaces, dots, quotes,
// diacritics where one of the two has none, English plurals, and one letter within a long word. They stay
// apart if they differ in numbers, in Chinese, Japanese or Korean characters, or in a word's first letter or
// its ending (`inflation`, `deflation`; `marxist`, `marxism`).
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

// For each of `texts`, in the same order, the index of the text that was probably meant; none for most. A
// text whose own author meant another one is never given. The commoner of two is the one that was meant; of
// two used as much, the first. Edits of a letter count only where the other text is used at least twice as
// much.
std::vector<std::optional<std::size_t>> find_look_alikes(const std::vector<CountedText> &texts);

// A key that is equal for texts that differ only in case, width, separators and quotes. Empty for a text of
// separators and quotes alone.
std::string look_alike_key(std::string_view text);

// The form that generators give a text in an address: lower case, without diacritics, letters and digits
// only, with a `-` for each run of others between them. Generators differ; this is the strictest that is
// common. With `keep_symbols`, those that no generator needs to drop (`+`, `#`, `.`) stay.
std::string slug_of(std::string_view text, bool keep_symbols = false);

} // namespace galley
