#include "run/rule_set.h"

#include "base/json.h"
#include "config/effective_rule.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace galley {

namespace {

// Returns a key that is equal for instances with equal options of one rule.
std::string instance_key(const EffectiveRule &rule) {
  std::string key = rule.rule->id;
  for (const Option &option : rule.options.all()) { // in the same order for all settings of a rule
    key += '\n';
    append_json(key, option.value);
  }
  return key;
}

bool has_overrides(const Config &config) {
  return std::any_of(config.layers.begin(), config.layers.end(),
                     [](const RuleLayer &layer) { return layer.files.has_value(); });
}

// A check knows neither the site's taxonomy, whose fields it may ask for, nor whether the site has a
// glossary: without one, a check of its entries has nothing to do.
Needs needs_on_site(Needs needs, const Config &config) {
  if (config.glossary.entries().empty() && asks_for<EntryFact>(needs)) return Needs();
  if (!needs.taxonomy) return needs;
  for (const std::string &field : config.taxonomy.watched()) needs.fields.push_back(field);
  return needs;
}

// Makes each instance once, for however many documents and overrides it is on.
class InstanceMaker {
public:
  explicit InstanceMaker(const Config &config) : config_(config), defaults_(default_rules(config)) {}

  // Returns the rules that are on for documents that these layers match.
  Result<std::vector<ActiveRule>> make(const std::vector<bool> &layers);

  // Moves the instances that `active` refers to out of the maker.
  std::vector<std::unique_ptr<RuleInstance>>
  release(const std::map<std::vector<bool>, std::vector<ActiveRule>> &active);

private:
  Result<const RuleInstance *> instance(const EffectiveRule &rule);

  const Config &config_;
  const std::vector<EffectiveRule> defaults_;
  std::map<std::string, std::unique_ptr<RuleInstance>> instances_;
};

Result<const RuleInstance *> InstanceMaker::instance(const EffectiveRule &rule) {
  std::unique_ptr<RuleInstance> &made = instances_[instance_key(rule)];
  if (made) return made.get();
  CheckResult check = find_check_type(rule.rule->check)->make(rule.options, config_.schemas);
  if (!check) return check.error();
  made = std::make_unique<RuleInstance>();
  made->rule = rule.rule;
  made->check = std::move(*check);
  made->needs = needs_on_site(made->check->needs(), config_);
  return made.get();
}

Result<std::vector<ActiveRule>> InstanceMaker::make(const std::vector<bool> &layers) {
  std::vector<EffectiveRule> rules = defaults_;
  apply_layers(config_, layers, rules);
  std::vector<ActiveRule> active;
  for (const EffectiveRule &rule : rules) {
    if (!rule.on) continue;
    const Result<const RuleInstance *> made = instance(rule);
    if (!made) return made.error();
    active.push_back({*made, rule.severity});
  }
  return active;
}

std::vector<std::unique_ptr<RuleInstance>>
InstanceMaker::release(const std::map<std::vector<bool>, std::vector<ActiveRule>> &active) {
  std::vector<const RuleInstance *> used;
  for (const auto &[layers, rules] : active) {
    for (const ActiveRule &rule : rules) used.push_back(rule.instance);
  }
  std::vector<std::unique_ptr<RuleInstance>> taken;
  for (auto &[key, instance] : instances_) {
    if (std::find(used.begin(), used.end(), instance.get()) != used.end())
      taken.push_back(std::move(instance));
  }
  return taken;
}

} // namespace

Result<RuleSet> RuleSet::make(const Config &config, const std::vector<std::string> &paths) {
  RuleSet set;
  set.config_ = &config;
  InstanceMaker maker(config);
  // A bad option is an error even in an override that matches no document, so each override is tried alone.
  std::vector<bool> global;
  for (const RuleLayer &layer : config.layers) global.push_back(!layer.files);
  for (std::size_t i = 0; i < global.size(); ++i) {
    if (global[i]) continue;
    std::vector<bool> alone = global;
    alone[i] = true;
    const auto tried = maker.make(alone);
    if (!tried) return tried.error();
  }
  Result<std::vector<ActiveRule>> everywhere = maker.make(global);
  if (!everywhere) return everywhere.error();

  if (!has_overrides(config)) {
    set.active_.emplace(std::move(global), std::move(*everywhere));
  } else {
    for (const std::string &path : paths) {
      std::vector<bool> layers = matching_layers(config, path);
      if (set.active_.count(layers) != 0) continue;
      Result<std::vector<ActiveRule>> active = maker.make(layers);
      if (!active) return active.error();
      set.active_.emplace(std::move(layers), std::move(*active));
    }
  }
  set.instances_ = maker.release(set.active_);
  for (const auto &instance : set.instances_) set.needs_ |= instance->needs;
  return set;
}

const std::vector<ActiveRule> &RuleSet::active(std::string_view path) const {
  if (!has_overrides(*config_)) return active_.begin()->second;
  const auto found = active_.find(matching_layers(*config_, path));
  assert(found != active_.end()); // the path is one of those that the set was made for
  return found->second;
}

} // namespace galley
