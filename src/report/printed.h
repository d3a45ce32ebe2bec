// Turns paths into printed ones, which are relative to the current folder and without `./`. In: results of
// runs and listings, whose paths are relative to the folder of a site. Out: the same with printed paths.
#pragma once

#include "actions/term_listing.h"
#include "base/diagnostic.h"
#include "run/result.h"

#include <vector>

namespace galley {

// Returns the result's diagnostics in the same order.
std::vector<Diagnostic> printed_diagnostics(const RunResult &result);

std::vector<ListedTerm> printed_terms(std::vector<ListedTerm> terms);

} // namespace galley
