// The result of a run: diagnostics, with all that a report needs to know of the sites and rules that they
// belong to. It owns what it names, but for galley's own rules, which are constant.
#pragma once

#include "base/diagnostic.h"
#include "config/config.h"
#include "site/site_folder.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace galley {

// A diagnostic that a run reports, with what it is known by from one run to the next.
struct Found {
  std::size_t site = 0;         // where in RunResult::sites its site is
  Diagnostic diagnostic;        // its paths are site-relative
  std::string fingerprint = {}; // run/fingerprint.h; empty: nothing asked for it
};

// A baseline as it is to be written.
struct BaselineUpdate {
  std::string path; // as file systems take it
  std::string text;
  std::string before = {}; // what the file holds, unless it is created
  std::size_t entries = 0, added = 0, mended = 0;
  bool created = false; // there is no such file yet
  bool changed = false; // it doesn't hold this already
};

// A rule that was on for some document of a site.
struct RuleOn {
  const Rule *rule = nullptr;
  Severity severity = Severity::warning; // the highest that it has in the site

  // Returns the rule with its summary and what it is good for, which are read only when they are asked for.
  const Rule &with_prose() const {
    return rule->summary.empty() ? *built_in_rule_with_prose(rule->id) : *rule;
  }
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

} // namespace galley
