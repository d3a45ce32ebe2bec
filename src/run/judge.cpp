#include "run/judge.h"

#include "config/rule_settings.h"
#include "corpus/index.h"
#include "run/rule_sink.h"
#include "run/suppress.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace galley {

namespace {

class FindingSink final : public Sink {
public:
  void report(Finding finding) override { findings.push_back(std::move(finding)); }

  void report_unjudged(std::string_view path, Unjudged one) override {
    unjudged.emplace_back(path, std::move(one));
  }

  std::vector<Finding> findings;
  std::vector<std::pair<std::string, Unjudged>> unjudged; // by the path of the document
};

// Adds findings to the Records of their files as diagnostics. The rules of a file are looked up only once.
class FindingAdder {
public:
  FindingAdder(const RuleSet &rules, SiteRecords &records) : rules_(rules), records_(records) {}

  // Both drop what concerns a file for which this instance is not on.
  void add(const RuleInstance &instance, Finding finding) {
    Record *const record = records_.find(finding.where.path);
    const ActiveRule *const active = record == nullptr ? nullptr : find_active(instance, *record);
    if (active != nullptr) record->diagnostics.push_back(make_diagnostic(*active, std::move(finding)));
  }
  void add_unjudged(const RuleInstance &instance, const std::string &path, Unjudged unjudged) {
    Record *const record = records_.find(path);
    if (record != nullptr && find_active(instance, *record) != nullptr)
      record->unjudged.push_back(std::move(unjudged));
  }

private:
  const ActiveRule *find_active(const RuleInstance &instance, const Record &record) {
    const auto [known, is_new] = active_.try_emplace(&record);
    if (is_new) known->second = &rules_.active(record.path);
    const auto active = std::ranges::find(*known->second, &instance, &ActiveRule::instance);
    return active == known->second->end() ? nullptr : &*active;
  }

  const RuleSet &rules_;
  SiteRecords &records_;
  std::unordered_map<const Record *, const std::vector<ActiveRule> *> active_;
};

} // namespace

std::vector<SiteFiles::Listed> check_corpus(const SitePass &pass, SiteRecords &records) {
  if (!pass.rules.needs().corpus) return {};
  SiteFiles site_files(pass.files, pass.site.config->root);
  const Index index(records.documents, pass.site.config->glossary, pass.site.config->taxonomy, &site_files,
                    pass.links, pass.site.config->fields);
  std::vector<const RuleInstance *> instances;
  for (const auto &instance : pass.rules.instances()) {
    if (instance->needs.corpus) instances.push_back(instance.get());
  }
  std::vector<FindingSink> sinks(instances.size());
  // The index of terms is slow to make, so the first task makes it while other threads check links.
  parallel_for(instances.size() + 1, pass.jobs, [&](std::size_t task, unsigned) {
    if (task > 0) return instances[task - 1]->check->check_corpus(index, sinks[task - 1]);
    if (asks_for<TermFact>(pass.rules.needs())) index.terms();
  });
  FindingAdder adder(pass.rules, records);
  for (std::size_t i = 0; i < instances.size(); ++i) {
    for (Finding &finding : sinks[i].findings) adder.add(*instances[i], std::move(finding));
    for (auto &[path, unjudged] : sinks[i].unjudged)
      adder.add_unjudged(*instances[i], path, std::move(unjudged));
  }
  return site_files.listed();
}

void apply_suppressions(const SitePass &pass, SiteRecords &records) {
  const std::vector<std::string_view> ids = rule_ids(*pass.site.config);
  for (Record &record : records.documents) {
    if (record.suppressions.empty()) continue;
    suppress(record.diagnostics, record.suppressions);
    std::vector<Diagnostic> found;
    for (const ActiveRule &active : pass.rules.active(record.path)) {
      RuleSink sink(active, found);
      active.instance->check->check_suppressions(record.suppressions, ids, sink);
    }
    suppress_reports(found, record.suppressions);
    std::move(found.begin(), found.end(), std::back_inserter(record.diagnostics));
  }
}

} // namespace galley
