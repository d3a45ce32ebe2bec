#include "terms/conflict.h"

#include "terms/other_name.h"

namespace galley {

Conflict find_conflict(const Statement &a, const Statement &b) {
  if (!same_tongue(a.gist.tongue, b.gist.tongue)) return Conflict::incomparable;
  const bool named = !a.name.empty() && !b.name.empty();
  const bool explained = !a.explanation.empty() && !b.explanation.empty();
  if (!named && !explained) return Conflict::incomparable;
  if (named && !names_agree(a.name, b.name)) {
    // Two things may have one name: their explanations share little then.
    const bool apart = explained && !share_word(a.name, b.name) &&
                       find_disagreement(a.gist, b.gist) == Disagreement::subject;
    return apart ? Conflict::incomparable : Conflict::name;
  }
  switch (explained ? find_disagreement(a.gist, b.gist) : Disagreement::none) {
  case Disagreement::numbers:
    return Conflict::numbers;
  case Disagreement::negation:
    return Conflict::negation;
  case Disagreement::subject:
    return Conflict::subject;
  case Disagreement::none:
    break;
  }
  return Conflict::none;
}

} // namespace galley
