#include "run/rule_set.h"

#include "base/json.h"
#include "config/effective_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <optional>
#include <set>
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

// A check knows neither the site's taxonomy, whose fields it may ask for, nor which fields have values in the
// body, nor whether the site has a glossary: without one, a check of its entries has nothing to do.
Needs needs_on_site(Needs needs, const Config &config) {
  if (config.glossary.entries().empty() && asks_for<EntryFact>(needs)) return Needs();
  if (needs.taxonomy) {
    for (const std::string &field : config.taxonomy.watched()) needs.fields.push_back(field);
  }
  const auto has_body_tags = [&](const std::string &field) { return config.fields.of(field).body_tags; };
  if (std::ranges::any_of(needs.fields, has_body_tags)) needs.body = BodyNeed::all;
  return needs;
}

// Makes each instance once, for however many documents and overrides it is on.
class InstanceMaker {
public:
  explicit InstanceMaker(const Config &config) : config_(config), defaults_(default_rules(config)) {}

  // The rules that are on where these layers match.
  Result<std::vector<ActiveRule>> make(const LayerIndices &layers);

  // Moves the instances that `active` refers to out of the maker.
  std::vector<std::unique_ptr<RuleInstance>>
  release(const std::map<LayerIndices, std::vector<ActiveRule>> &active);

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

Result<std::vector<ActiveRule>> InstanceMaker::make(const LayerIndices &layers) {
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
InstanceMaker::release(const std::map<LayerIndices, std::vector<ActiveRule>> &active) {
  std::set<const RuleInstance *> used;
  for (const auto &[layers, rules] : active) {
    for (const ActiveRule &rule : rules) used.insert(rule.instance);
  }
  std::vector<std::unique_ptr<RuleInstance>> taken;
  for (auto &[key, instance] : instances_) {
    if (used.contains(instance.get())) taken.push_back(std::move(instance));
  }
  return taken;
}

// Each instance that looks at the whole site does so by itself, and each field is looked for in every
// document.
std::optional<Error> too_much_work(const RuleSet &rules, const Config &config) {
  constexpr std::ptrdiff_t max_instances = 500;
  constexpr std::size_t max_fields = 1000;
  const auto looks_at_site = [](const auto &instance) { return instance->needs.corpus; };
  if (std::ranges::count_if(rules.instances(), looks_at_site) > max_instances)
    return Error{
        fmt::format("rules that compare documents have more than {} different settings; give the same "
                    "options in more of its `overrides`",
                    max_instances),
        config.path};
  if (rules.needs().fields.size() > max_fields)
    return Error{fmt::format("its rules and its taxonomy name more than {} fields", max_fields), config.path};
  return std::nullopt;
}

} // namespace

Result<RuleSet> RuleSet::make(const Config &config, const std::vector<std::string> &paths) {
  RuleSet set;
  set.config_ = &config;
  InstanceMaker maker(config);
  // A bad option is an error also in an override that matches no document: each is tried by itself.
  for (const std::uint32_t special : config.special_layers) {
    LayerIndices alone = config.general_layers;
    alone.insert(std::ranges::lower_bound(alone, special), special);
    const auto tried = maker.make(alone);
    if (!tried) return tried.error();
  }
  Result<std::vector<ActiveRule>> everywhere = maker.make(config.general_layers);
  if (!everywhere) return everywhere.error();

  if (config.special_layers.empty()) {
    set.active_.emplace(config.general_layers, std::move(*everywhere));
  } else {
    for (const std::string &path : paths) {
      LayerIndices layers = matching_layers(config, path);
      if (set.active_.count(layers) != 0) continue;
      Result<std::vector<ActiveRule>> active = maker.make(layers);
      if (!active) return active.error();
      set.active_.emplace(std::move(layers), std::move(*active));
    }
  }
  set.instances_ = maker.release(set.active_);
  for (const auto &instance : set.instances_) set.needs_ |= instance->needs;
  set.needs_.syntax = config.syntax;
  if (auto error = too_much_work(set, config)) return *std::move(error);
  return set;
}

const std::vector<ActiveRule> &RuleSet::active(std::string_view path) const {
  if (config_->special_layers.empty()) return active_.begin()->second;
  const auto found = active_.find(matching_layers(*config_, path));
  assert(found != active_.end()); // the path is one of those that the set was made for
  return found->second;
}

} // namespace galley
