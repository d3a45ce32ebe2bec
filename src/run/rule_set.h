// The rules that are on for each document. In: a Config and the paths of the site's documents. Out: the
// checks, made with the options of the rules, which threads may share. A RuleSet owns the checks.
#pragma once

#include "checks/check.h"
#include "config/config.h"
#include "config/effective_rule.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The check of a rule, made with one set of options. Documents with the same options share it.
struct RuleInstance {
  const Rule *rule = nullptr;
  std::unique_ptr<Check> check;
  Needs needs; // of the check on this site
};

struct ActiveRule {
  const RuleInstance *instance = nullptr;
  Severity severity = Severity::warning; // for this document
};

class RuleSet {
public:
  // Makes the checks for the documents with these site-relative paths and for no others. The Config must
  // outlive the RuleSet.
  static Result<RuleSet> make(const Config &config, const std::vector<std::string> &paths);

  // Returns the rules that are on for the document, sorted by id. `path` must be one of the paths given to
  // make(). The function takes no lock and is safe to call from several threads.
  const std::vector<ActiveRule> &active(std::string_view path) const;

  // Calls `visit` with each rule that is on for some document. A rule that is on with several settings is
  // visited several times.
  template <class Visit> void for_each_active(Visit visit) const {
    for (const auto &[layers, rules] : active_) {
      for (const ActiveRule &rule : rules) visit(rule);
    }
  }

  // Returns all instances. A corpus check runs once for each; the caller must drop what an instance reports
  // in a document for which it is not on.
  const std::vector<std::unique_ptr<RuleInstance>> &instances() const { return instances_; }

  // Returns the joined needs of all instances.
  const Needs &needs() const { return needs_; }

private:
  const Config *config_ = nullptr;
  std::vector<std::unique_ptr<RuleInstance>> instances_;
  Needs needs_;
  // By the layers that match; one entry where the config has no overrides.
  std::map<LayerIndices, std::vector<ActiveRule>> active_;
};

} // namespace galley
