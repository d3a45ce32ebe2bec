// Compares two definitions of one term. In: the name and the explanation of each. Out: the first thing in
// which they contradict each other.
#pragma once

#include "terms/explanation.h"

#include <cstdint>
#include <string_view>

namespace galley {

// The content of one definition. Either text may be empty.
struct Statement {
  std::string_view name; // the term's other name
  std::string_view explanation;
  const Gist &gist; // of the explanation; if that is empty, of a text that shows the definition's language
};

enum class Conflict : std::uint8_t {
  none,
  incomparable, // they are in two languages, have nothing to compare, or are of two things with one name
  name,         // their names don't agree (names_agree)
  numbers,      // their explanations have the Disagreement of this name; so for the next two
  negation,
  subject,
};

Conflict find_conflict(const Statement &a, const Statement &b);

} // namespace galley
