// Whether a bold term names one thing: a person, a company, a product, a place, a medium, a work. In: its
// words, and what stands beside it. Out: a judgement by evidence; where there is none, a term is no name.
#pragma once

#include <string_view>

namespace galley {

// All texts are as written, and may be empty.
struct NameClues {
  std::string_view words;       // the term, without a parenthesis at its end
  std::string_view parenthesis; // what its parenthesis holds
  std::string_view other_name;  // the name that its parenthesis gives
  std::string_view before;      // the text right before it
  std::string_view after;       // the text right after it, or after its parenthesis
};

enum class NameEvidence : unsigned char {
  none,
  itself, // its words, or its original in the parenthesis, are those of a name
  beside, // so say the words right before it, which say who or what it is as well: `外长**王毅**`
};

NameEvidence find_name_evidence(const NameClues &clues);

// Returns whether a parenthesis says what somebody does: `砾石智能首席架构师`, `OpenAI CEO`.
bool gives_office(std::string_view parenthesis);

// Returns whether the words of a name in Latin letters, each of which begins large, are not all common ones:
// `Anthony Gordon`, `The New York Times`, `GPT-5`.
bool is_proper_name(std::string_view text);

} // namespace galley
