// Compares explanations by their words. In: the text of a definition's explanation. Out: its Gist, which is
// independent of the text, and whether two of them disagree. There is no dictionary: words and characters are
// counted. If these don't show a disagreement, the explanations agree.
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
  bool negated = false;             // it has an odd number of negations
};

// Returns the Gist of the first 2,000 code points.
Gist read_gist(std::string_view explanation);

enum class Disagreement : std::uint8_t {
  none,
  numbers,  // nearly the same words, but other numbers
  negation, // nearly the same words, but one of them is negated
  subject   // fewer than 15 in 100 of the shorter one's units are in the other one
};

// Returns whether an explanation says that it holds in its place alone: `此处指…`.
bool gives_local_sense(std::string_view explanation);

// Returns whether two explanations share so many units that they speak of one thing. Where one has few, they
// don't.
bool overlap(const Gist &a, const Gist &b);

Disagreement find_disagreement(const Gist &a, const Gist &b);

} // namespace galley
