// Whether two places say different things of one term. In: what each says. Out: where they differ first.
#pragma once

#include "terms/explanation.h"

#include <cstdint>
#include <string_view>

namespace galley {

// Either text may be empty. `gist`: of the explanation, or of what tells its language where there is none.
struct Statement {
  std::string_view name; // the term's other name
  std::string_view explanation;
  const Gist &gist;
};

enum class Conflict : std::uint8_t {
  none,
  incomparable, // in two languages, or with nothing to compare
  name,         // their names don't agree (names_agree)
  numbers,      // their explanations don't, as the Disagreement of that name
  negation,
  subject,
};

Conflict find_conflict(const Statement &a, const Statement &b);

} // namespace galley
