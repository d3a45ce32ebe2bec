// The passes over a site after the Records of all its documents are made. In: the Records. Out: the same
// Records, with the diagnostics of the corpus checks, and without the diagnostics that comments suppress.
#pragma once

#include "records/site_files.h"
#include "run/records.h"

#include <vector>

namespace galley {

// Adds the diagnostics of the corpus checks. Returns the folders that were listed to resolve links.
std::vector<SiteFiles::Listed> check_corpus(const SitePass &pass, SiteRecords &records);

// Removes the diagnostics that comments suppress, and adds those about the comments themselves. It must run
// after check_corpus(), whose diagnostics can be suppressed, too.
void apply_suppressions(const SitePass &pass, SiteRecords &records);

} // namespace galley
