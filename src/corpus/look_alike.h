// Finds values that are two spellings of one value. In: texts, each with its count. Out: for each the text
// that its author probably intended. Except for sorting, the time is linear: texts are grouped by keys, never
// compared pair by pair.
//
// Texts count as one value if they differ only in case, width, hyphens, underscores, spaces, dots, quotes,
// diacritics where one of the two has none, English plurals, and one letter within a long word. They are
// different if they differ in numbers, in Chinese, Japanese or Korean characters, or in a word's first letter
// or its ending (`inflation`, `deflation`; `marxist`, `marxism`).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct CountedText {
  std::string_view text;
  std::size_t count = 0; // the number of documents that use it
};

// Returns for each of `texts`, in the same order, the index of the text that was probably intended, and none
// for most. That text is never itself a misspelling. Of two texts the commoner one is the intended one; of
// two with equal counts, the first one. A difference of one letter counts only if the other text is used at
// least twice as often.
std::vector<std::optional<std::size_t>> find_look_alikes(const std::vector<CountedText> &texts);

// Returns a key that is equal for texts that differ only in case, width, separators and quotes. It is empty
// for a text that consists of separators and quotes.
std::string look_alike_key(std::string_view text);

// Returns the form that a text has in an address made by a generator: in lower case, without diacritics, only
// letters and digits, with a `-` for each run of other characters between them. Generators differ; this is
// the strictest common form. With `keep_symbols`, the symbols that some generators keep (`+`, `#`, `.`) stay.
std::string slug_of(std::string_view text, bool keep_symbols = false);

} // namespace galley
