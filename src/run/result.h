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

// The new text of a baseline that is to be written.
struct BaselineUpdate {
  std::string path; // as file systems expect it
  std::string text;
  std::string before = {}; // what the file holds, unless it is created
  std::size_t entries = 0, added = 0, mended = 0;
  bool created = false; // the file doesn't exist yet
  bool changed = false; // the file doesn't have this text yet
};

// A rule that was on for a document of a site.
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
  std::vector<std::string> data_files;  // the files besides documents that may have diagnostics
  std::vector<RuleOn> rules;            // sorted by id
  std::shared_ptr<const Config> config; // owns the site's own rules
  std::size_t checked = 0;              // the number of documents that were named
  std::vector<std::string> documents;   // the paths of all, if RunRequest::fingerprints asks for them
};

struct RunResult {
  std::vector<CheckedSite> sites;
  std::vector<Found> found;              // sorted by path and position
  std::size_t documents = 0;             // the number that was checked
  std::string shard;                     // the bytes of the file that RecordSource::shard asks for
  std::vector<std::string> notices;      // messages about the run for stderr; each is one line once escaped
  std::vector<Error> warnings;           // what schemas of configs and rules say to no effect, for stderr
  std::size_t held = 0;                  // the number of diagnostics that baselines list
  bool has_baseline = false;             // a site has a baseline
  std::size_t left_out = 0;              // the number of diagnostics that LeftOut::known contains
  std::vector<Unjudged> unjudged;        // of all named documents; each pair of `what` and `why` once
  std::vector<BaselineUpdate> baselines; // one for each site, if the request asks for them

  // Returns the path of the file that has the diagnostic, as file systems expect it.
  std::string file_of(const Found &one) const {
    return sites[one.site].folder.file(one.diagnostic.where.path);
  }
};

} // namespace galley
