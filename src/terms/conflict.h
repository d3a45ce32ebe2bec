// Whether two definitions of one term say different things. In: what each says. Out: in what they differ
// first.
#pragma once

#include "terms/explanation.h"

#include <cstdint>
#include <string_view>

namespace galley {

// What one definition says. Either text may be empty.
struct Statement {
  std::string_view name; // the term's other name
  std::string_view explanation;
  const Gist &gist; // of the explanation; where there is none, of a text that shows the definition's language
};

enum class Conflict : std::uint8_t {
  none,
  incomparable, // they are in two languages, or have nothing to compare
  name,         // their names don't agree (names_agree)
  numbers,      // their explanations disagree, as the Disagreement of the same name says
  negation,
  subject,
};

Conflict find_conflict(const Statement &a, const Statement &b);

} // namespace galley
