// Holds back diagnostics as the comments of their document ask. In: a document's diagnostics, of corpus
// checks too, and its suppressions. Out: the diagnostics that remain.
#pragma once

#include "base/diagnostic.h"
#include "parse/suppression.h"

#include <vector>

namespace galley {

// Where several suppressions hold for one diagnostic, the narrowest is marked as used: of a line, of a range,
// of the file, and among equals the one that names the rule.
void hold_back(std::vector<Diagnostic> &diagnostics, std::vector<Suppression> &suppressions);

// The same for what is said of the suppressions themselves. Only those that name the rule and those of a
// whole file hold it back, and none holds back what is said of itself.
void hold_back_reports(std::vector<Diagnostic> &reports, std::vector<Suppression> suppressions);

} // namespace galley
