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

// The rules that are on in a site. Where one of them looks at the whole site, the documents that were not
// named are added to it.
Result<RuleSet> find_rules(const FileSystem &files, const CheckScope &scope, Site &site);

// Adds to the result what the Records come to, once all checks and suppressions have seen them.
std::optional<Error> add_site(const SitePass &pass, const RunRequest &request, SiteRecords &records,
                              RunResult &result);

// Puts the diagnostics of all sites in order.
void sort_found(RunResult &result);

} // namespace galley
