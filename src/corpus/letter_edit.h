// Finds texts that differ in one letter of a long word. In: texts, each with its count. Out: the rarer ones,
// each with the common text that it misspells. Texts are compared only if they have a common hash after the
// removal of one character, so no text is compared with all others.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace galley {

struct SpelledText {
  std::string_view words; // folded, with single spaces between words
  std::size_t index = 0, count = 0;
};

// The letters of a word in which one letter may be wrong.
inline constexpr std::size_t long_word = 8;

// Returns whether one letter was left out, doubled, added, changed or swapped with the next one in a word of
// `min_word` letters or more, in Latin, Greek or Cyrillic. A difference in the first letter or the ending
// makes another word and doesn't count, nor does a changed letter in a word that isn't long.
bool is_letter_edit(std::u32string_view a, std::u32string_view b, std::size_t min_word = long_word);

// `texts` must be sorted with the commonest first. The result maps the index of a text to the index of one
// that is used at least twice as often and is no misspelling itself.
std::map<std::size_t, std::size_t> find_letter_edits(const std::vector<SpelledText> &texts,
                                                     std::size_t min_word = long_word);

} // namespace galley
