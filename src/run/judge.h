// What is said of a site once the Records of all its documents are there. In: the Records. Out: the same with
// what the checks of the whole site find, and without what comments in the documents hold back.
#pragma once

#include "records/site_files.h"
#include "run/records.h"

#include <vector>

namespace galley {

// Adds what the checks of the whole site find. The result is the folders that links were looked for in.
std::vector<SiteFiles::Listed> check_corpus(const SitePass &pass, SiteRecords &records);

// Takes away what suppressions hold back, and adds what is wrong with the suppressions themselves. This comes
// last, since a comment holds back what corpus checks find, too.
void apply_suppressions(const SitePass &pass, SiteRecords &records);

} // namespace galley
