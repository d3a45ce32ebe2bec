// The units by which two texts are compared: the part of a word that inflection doesn't change. In: folded
// words and tokens. Out: numbers, which are equal for forms of one word.
#pragma once

#include "terms/word_list.h"
#include "text/unicode.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The units of a text, sorted and without repetition.
using Units = std::vector<std::uint64_t>;

// Returns a word without its apostrophes, commas and full stops: `don't` becomes `dont`.
std::string without_marks(std::string_view word);

// Returns the unit of a word in letters: its first six bytes, without the ending of a plural. Inflection
// changes only what follows.
std::uint64_t stem_unit(std::string_view word);

// Returns the unit of a Korean word: its first two syllables, since particles follow the word.
std::uint64_t hangul_unit(std::string_view word);

// Returns whether `holds(part)` is true for one of the parts of `text` between the phrases that it contains.
// Of two phrases that begin at one offset, the longer one counts.
template <class Holds> bool any_part(std::string_view text, const WordList &phrases, Holds holds) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = phrases.prefix(text.substr(at));
    if (size == 0) {
      at += decode_utf8(text.substr(at)).size;
      continue;
    }
    if (holds(text.substr(begin, at - begin))) return true;
    at += size;
    begin = at;
  }
  return holds(text.substr(begin));
}

} // namespace galley
