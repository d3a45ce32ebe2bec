// The units by which two texts are compared: what of a word stays the same when it is inflected. In: folded
// words and tokens. Out: numbers, equal where the words are taken for one.
#pragma once

#include "terms/word_list.h"
#include "text/unicode.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Sorted, each unit once.
using Units = std::vector<std::uint64_t>;

// Returns a word without its apostrophes, commas and full stops: `don't` becomes `dont`.
std::string without_marks(std::string_view word);

// Returns the unit of a word in letters: its first six bytes, without the end of a plural; what inflects it
// stands behind.
std::uint64_t stem_unit(std::string_view word);

// Returns the unit of a Korean word: its first two syllables, for particles stand behind.
std::uint64_t hangul_unit(std::string_view word);

// Tells whether `holds(part)` is true for one of the parts of `text` between the phrases that stand in it.
// Where two phrases begin at one place, the longest counts.
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
