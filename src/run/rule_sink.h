// A RuleSink makes diagnostics of the findings of a check. In: a rule as it is on for a document, and the
// findings of its check. Out: diagnostics with the rule's id, severity and message.
#pragma once

#include "run/rule_set.h"

#include <utility>
#include <vector>

namespace galley {

Diagnostic make_diagnostic(const ActiveRule &active, Finding finding);

class RuleSink final : public Sink {
public:
  // Diagnostics are added to `out`. Both arguments must outlive the RuleSink.
  RuleSink(const ActiveRule &active, std::vector<Diagnostic> &out) : active_(active), out_(out) {}
  void report(Finding finding) override { out_.push_back(make_diagnostic(active_, std::move(finding))); }

private:
  const ActiveRule &active_;
  std::vector<Diagnostic> &out_;
};

} // namespace galley
