// The passes over one site that a run and a Workspace (run/workspace.h) have in common. In: a site and its
// Records. Out: the rules that are on in it, and what its Records come to, added to a RunResult.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "run/records.h"
#include "run/request.h"
#include "run/result.h"

#include <optional>

namespace galley {

// Returns the rules that are on in the site. If one of them needs the whole site, the documents that the user
// did not name are added to `site`.
Result<RuleSet> find_rules(const FileSystem &files, const CheckScope &scope, Site &site);

// Returns by what the links of the site are judged.
LinkContext link_context(const RunRequest &request, const Site &site);

// Adds the site and its diagnostics to the result. The Records are those after all checks and suppressions.
std::optional<Error> add_site(const SitePass &pass, const RunRequest &request, SiteRecords &records,
                              RunResult &result);

// Sorts the diagnostics of all sites.
void sort_found(RunResult &result);

} // namespace galley
