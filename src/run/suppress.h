// Suppresses diagnostics as the comments of their document ask. In: a document's diagnostics, of corpus
// checks too, and its suppressions. Out: the diagnostics that remain.
#pragma once

#include "base/diagnostic.h"
#include "parse/suppression.h"

#include <vector>

namespace galley {

// Where several suppressions hold for one diagnostic, the narrowest is marked as used: of a line, of a range,
// of the file, and among equals the one that names the rule.
void suppress(std::vector<Diagnostic> &diagnostics, std::vector<Suppression> &suppressions);

// Does the same for the reports about suppressions. Only a suppression that names the rule, or one of a whole
// file, holds such a report back, and none holds back a report about itself.
void suppress_reports(std::vector<Diagnostic> &reports, std::vector<Suppression> suppressions);

} // namespace galley
