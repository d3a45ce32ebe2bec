// The checks that are on, for each document. In: a Config and the site's documents. Out: checks made from the
// rules' options, shared by threads.
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

// A check made from one rule with one set of options. Documents with the same options share it.
struct RuleInstance {
  const Rule *rule = nullptr;
  std::unique_ptr<Check> check;
  Needs needs; // on this site
};

struct ActiveRule {
  const RuleInstance *instance = nullptr;
  Severity severity = Severity::warning; // as this document has it
};

class RuleSet {
public:
  // `paths`: site-relative, of all documents that will be asked for; checks are made for these and no others.
  // The Config must outlive the RuleSet.
  static Result<RuleSet> make(const Config &config, const std::vector<std::string> &paths);

  // The rules that are on for the document at this site-relative path, one of `paths`, sorted by id. Takes no
  // lock; safe to call from several threads.
  const std::vector<ActiveRule> &active(std::string_view path) const;

  // Calls `visit` with each rule that is on somewhere; a rule that several settings have on comes several
  // times.
  template <class Visit> void for_each_active(Visit visit) const {
    for (const auto &[layers, rules] : active_) {
      for (const ActiveRule &rule : rules) visit(rule);
    }
  }

  // Every instance that is on somewhere; corpus checks run once each, and what they report in a document for
  // which another instance or none is on is to be dropped.
  const std::vector<std::unique_ptr<RuleInstance>> &instances() const { return instances_; }

  // What all instances together need.
  const Needs &needs() const { return needs_; }

private:
  const Config *config_ = nullptr;
  std::vector<std::unique_ptr<RuleInstance>> instances_;
  Needs needs_;
  // By the layers that match; one entry where the config has no overrides.
  std::map<LayerIndices, std::vector<ActiveRule>> active_;
};

} // namespace galley
