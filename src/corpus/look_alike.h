// Finds values that are two spellings of one value. In: texts, each with its count. Out: for each the text
// that its author probably intended. Except for sorting, the time is linear: texts are grouped by keys, never
// compared pair by pair.
//
// Texts count as one value if they differ only in case, width, hyphens, underscores, spaces, dots, quotes,
// diacritics where one of the two has none, English plurals, and one letter within a long word. They are
// different if they differ in numbers, in Chinese, Japanese or Korean characters, or in a word's first letter
// or its ending (`inflation`, `deflation`; `marxist`, `marxism`).
#pragma once

#include "corpus/letter_edit.h"

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
// least twice as often, and in a word of at least `min_word` letters.
std::vector<std::optional<std::size_t>> find_look_alikes(const std::vector<CountedText> &texts,
                                                         std::size_t min_word = long_word);

// Returns a key that is equal for texts that differ only in case, width, separators, quotes and the `#` that
// some tools write before a tag. It is empty for a text that consists of separators and quotes.
std::string look_alike_key(std::string_view text);

// Returns a key that is equal, besides, for texts whose English words differ only in number or in the endings
// -ed and -ing: `ai-assisted` and `AI assist`, but not `insertion` and `iteration`.
std::string stem_key(std::string_view text);

// Returns the form that a text has in an address made by a generator: in lower case, without diacritics, only
// letters and digits, with a `-` for each run of other characters between them. Generators differ; this is
// the strictest common form. With `keep_more`, what some generators keep stays: symbols (`+`, `#`, `.`) and
// diacritics.
std::string slug_of(std::string_view text, bool keep_more = false);

} // namespace galley
