// What an explanation says, as far as its words tell. In: the text of a definition's explanation. Out: its
// Gist, which owns nothing of the text; whether two of them disagree; whether one only repeats its term. No
// dictionary: words and characters are counted. Where these don't tell, the answer is that all is well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The language that an explanation is in, by its script and its small words. Explanations in two languages
// are not compared, nor are those in a language that can't be told.
enum class Tongue : std::uint8_t {
  unclear,
  english,
  chinese, // with no character that is simplified or traditional only
  simplified,
  traditional,
  japanese,
  korean
};

bool same_tongue(Tongue a, Tongue b);

struct Gist {
  Tongue tongue = Tongue::unclear;
  std::vector<std::uint64_t> units; // content characters of Chinese and Japanese, else words; sorted, unique
  std::vector<std::string> numbers; // in digits; sorted, unique
  bool negated = false;             // it says `not` an odd number of times
};

// Looks at the first 2,000 code points.
Gist take_gist(std::string_view explanation);

enum class Disagreement : std::uint8_t {
  none,
  numbers,  // nearly the same words, but other numbers
  negation, // nearly the same words, but one of them says `not`
  subject   // of the shorter one's units the other has fewer than 15 in 100
};

Disagreement find_disagreement(const Gist &a, const Gist &b);

// Whether an explanation says no more than the words of its term or of the term's other name, with nothing
// but `a kind of`, `所谓的` and the like besides.
bool only_repeats(std::string_view term, std::string_view name, std::string_view explanation);

} // namespace galley
