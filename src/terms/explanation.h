// What an explanation says, as far as its words tell. In: the text of a definition's explanation. Out: its
// Gist, which owns nothing of the text, and whether two of them disagree. There is no dictionary: words and
// characters are counted. Where these don't tell, the answer is that the explanations agree.
#pragma once

#include "terms/tongue.h"
#include "terms/unit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct Gist {
  Tongue tongue = Tongue::unclear;
  Units units;                      // content characters of Chinese and Japanese, else words
  std::vector<std::string> numbers; // in digits; sorted, unique
  bool negated = false;             // it says `not` an odd number of times
};

// Reads the first 2,000 code points.
Gist read_gist(std::string_view explanation);

enum class Disagreement : std::uint8_t {
  none,
  numbers,  // nearly the same words, but other numbers
  negation, // nearly the same words, but one of them says `not`
  subject   // of the shorter one's units the other has fewer than 15 in 100
};

Disagreement find_disagreement(const Gist &a, const Gist &b);

} // namespace galley
