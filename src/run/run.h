// One run: from what a user typed to diagnostics. In: what is checked, how Records are had, and what is left
// out. Out: sorted diagnostics, the same at any number of threads, with all that a report needs to know of
// the sites and rules. A bad invocation or config is an Error.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/file_system.h"
#include "run/found.h"
#include "site/request.h"
#include "site/site.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace galley {

// A baseline as it is to be written.
struct BaselineUpdate {
  std::string path; // as file systems take it
  std::string text;
  std::size_t entries = 0, added = 0, mended = 0;
  bool created = false; // there is no such file yet
  bool changed = false; // it doesn't hold this already
};

// A rule that was on for some document of a site.
struct RuleOn {
  const Rule *rule = nullptr;
  Severity severity = Severity::warning; // the highest that it has in the site

  // The rule with its summary and what it is good for, which are read only when they are asked for.
  const Rule &with_prose() const;
};

struct CheckedSite {
  SiteFolder folder;
  std::vector<std::string> data_files;  // paths among those of diagnostics that are of no document
  std::vector<RuleOn> rules;            // sorted by id
  std::shared_ptr<const Config> config; // owns the site's own rules
};

struct RunResult {
  std::vector<CheckedSite> sites;
  std::vector<Found> found;              // sorted by file, as file systems take it, and place
  std::size_t documents = 0;             // how many were checked
  std::string shard;                     // of RecordSource::shard: the bytes of the part's file
  std::vector<std::string> notices;      // words about the run for stderr, one line each once escaped
  std::size_t held = 0;                  // diagnostics that a baseline leaves out
  bool has_baseline = false;             // one of the sites has one
  std::size_t left_out = 0;              // diagnostics that LeftOut::known contains
  std::vector<BaselineUpdate> baselines; // of each site, where the request asks for them

  // The file that a diagnostic stands in, as file systems take it.
  std::string file_of(const Found &one) const {
    return sites[one.site].folder.file(one.diagnostic.where.path);
  }
};

Result<RunResult> run(const FileSystem &files, const RunRequest &request);

// The passes that a Workspace (run/workspace.h) has in common with a run.

// The rules that are on in a site. Where one of them looks at the whole site, the documents that were not
// named are added to it.
Result<RuleSet> find_rules(const FileSystem &files, const CheckScope &scope, Site &site);

// Adds to the result what the Records come to, once all checks and suppressions have seen them.
std::optional<Error> add_site(const SitePass &pass, const RunRequest &request, SiteRecords &records,
                              RunResult &result);

// Puts the diagnostics of all sites in order.
void sort_found(RunResult &result);

} // namespace galley
