// Suppresses diagnostics as the comments of their document ask. In: a document's diagnostics, those of corpus
// checks included, and its suppressions. Out: the diagnostics that remain.
#pragma once

#include "base/diagnostic.h"
#include "parse/suppression.h"

#include <vector>

namespace galley {

// Removes the suppressed diagnostics. If several suppressions apply to one, only the narrowest is marked as
// used: that of a line before that of a range, and that of a range before that of the file; of two with the
// same reach, the one that names the rule.
void suppress(std::vector<Diagnostic> &diagnostics, std::vector<Suppression> &suppressions);

// Removes the suppressed reports about suppressions. Such a report can be suppressed only by a suppression
// that names its rule or that applies to the whole file, and never by the suppression that it is about.
void suppress_reports(std::vector<Diagnostic> &reports, std::vector<Suppression> suppressions);

} // namespace galley
