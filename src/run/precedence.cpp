#include "run/precedence.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

namespace {

// The rules that stand for others, with these, by id.
using Precedence = std::map<std::string_view, const std::vector<std::string> *>;

Precedence precedence_of(const RuleSet &rules) {
  Precedence precedence;
  for (const auto &instance : rules.instances()) {
    if (!instance->rule->instead_of.empty())
      precedence.emplace(instance->rule->id, &instance->rule->instead_of);
  }
  return precedence;
}

// Removes what gives way among the diagnostics of one file.
class FileDiagnostics {
public:
  FileDiagnostics(std::vector<Diagnostic> &diagnostics, const Precedence &precedence)
      : diagnostics_(diagnostics), precedence_(precedence), gone_(diagnostics.size(), false) {}

  void thin_out() {
    if (!find_places()) return;
    for (std::size_t i = 0; i < diagnostics_.size(); ++i) stand_for_others(i);
    std::size_t i = 0;
    std::erase_if(diagnostics_, [&](const Diagnostic &) { return gone_[i++]; });
  }

private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;

  static Place place_of(const Location &where) { return {where.span.begin, where.span.end}; }

  // Returns whether a rule that stands for others is among the diagnostics.
  bool find_places() {
    const auto stands_for_others = [&](const Diagnostic &one) { return precedence_.contains(one.rule); };
    if (diagnostics_.size() < 2 || std::ranges::none_of(diagnostics_, stands_for_others)) return false;
    for (std::size_t i = 0; i < diagnostics_.size(); ++i) at_[place_of(diagnostics_[i].where)].push_back(i);
    return true;
  }

  void stand_for_others(std::size_t index) {
    const auto found = precedence_.find(diagnostics_[index].rule);
    if (found == precedence_.end() || gone_[index]) return;
    remove_at(place_of(diagnostics_[index].where), *found->second, index);
    for (const Related &other : diagnostics_[index].related) {
      if (other.message.empty()) remove_at(place_of(other.where), *found->second, index);
    }
  }

  void remove_at(Place place, const std::vector<std::string> &rules, std::size_t index) {
    const auto same = at_.find(place);
    if (same == at_.end()) return;
    Diagnostic &standing = diagnostics_[index];
    for (const std::size_t other : same->second) {
      if (gone_[other] || std::ranges::find(rules, diagnostics_[other].rule) == rules.end()) continue;
      gone_[other] = true;
      standing.severity = std::max(standing.severity, diagnostics_[other].severity);
    }
  }

  std::vector<Diagnostic> &diagnostics_;
  const Precedence &precedence_;
  std::map<Place, std::vector<std::size_t>> at_; // the indices of the diagnostics that point at a place
  std::vector<bool> gone_;
};

} // namespace

void apply_precedence(const RuleSet &rules, SiteRecords &records) {
  const Precedence precedence = precedence_of(rules);
  for (std::vector<Record> *list : {&records.documents, &records.data_files}) {
    for (Record &record : *list) {
      FileDiagnostics(record.diagnostics, precedence).thin_out();
      for (Diagnostic &diagnostic : record.diagnostics)
        std::erase_if(diagnostic.related, [](const Related &related) { return related.message.empty(); });
    }
  }
}

} // namespace galley
