// Paths as they are printed: from the current folder, without `./`. In: what runs and listings came to, whose
// paths are counted from the folder of a site. Out: the same with printed paths.
#pragma once

#include "actions/term_listing.h"
#include "base/diagnostic.h"
#include "run/run.h"

#include <vector>

namespace galley {

// The result's diagnostics, in its order.
std::vector<Diagnostic> printed_diagnostics(const RunResult &result);

std::vector<ListedTerm> printed_terms(std::vector<ListedTerm> terms);

} // namespace galley
