// Of one place and one cause there is one diagnostic. In: the rules of a site, and its Records after all
// checks and suppressions. Out: the same Records, without the diagnostics that give way to another rule's.
#pragma once

#include "run/records.h"

namespace galley {

// Removes each diagnostic whose rule stands in Rule::instead_of of another diagnostic's rule, if that one is
// about the same place: it points there, or one of its related places without a message does. What remains
// has the higher of the two severities, so that no gate opens because of it, and no such places.
void apply_precedence(const RuleSet &rules, SiteRecords &records);

} // namespace galley
