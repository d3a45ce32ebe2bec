// Texts that are one letter apart within a long word. In: texts, each with its count. Out: the rarer ones,
// each with the common one that it misspells. Texts are found by the hashes of what is left when one
// character is taken out, so no text is compared with all others.
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

// Whether one letter was left out, doubled, added, changed or swapped with the next one in a word of eight
// letters or more. Its first letter and its ending make other words and don't count. Only in Latin, Greek and
// Cyrillic.
bool is_letter_edit(std::u32string_view a, std::u32string_view b);

// `texts` come with the commonest first. The result leads from the index of a text to the index of one that
// is used at least twice as much and is no misspelling itself.
std::map<std::size_t, std::size_t> find_letter_edits(const std::vector<SpelledText> &texts);

} // namespace galley
