#include "config/effective_rule.h"

#include "checks/check.h"
#include "config/rule_options.h"

#include <algorithm>

namespace galley {

namespace {

void apply_setting(const RuleSetting &setting, EffectiveRule &rule) {
  const Value value = setting.written.value;
  const bool mapping = value.is(ValueKind::mapping);
  const Value level = mapping ? value.find("severity") : value;
  if (level) {
    rule.on = !setting.off;
    if (setting.severity) rule.severity = *setting.severity;
    rule.written_level = {setting.written.file, level};
  }
  if (!mapping) return;
  for (const Value option : value) {
    if (option.key() != "severity")
      rule.options.set({std::string(option.key()), option, setting.written.file});
  }
}

} // namespace

std::vector<EffectiveRule> default_rules(const Config &config) {
  std::vector<EffectiveRule> rules;
  for (const std::vector<Rule> *from : {&built_in_rules(), &config.user_rules}) {
    for (const Rule &rule : *from) {
      EffectiveRule effective;
      effective.rule = &rule;
      effective.severity = rule.severity;
      effective.options = default_options(*find_check_type(rule.check));
      if (rule.options) {
        for (const Value option : rule.options)
          effective.options.set({std::string(option.key()), option, rule.file});
      }
      rules.push_back(std::move(effective));
    }
  }
  std::ranges::sort(rules,
                    [](const EffectiveRule &a, const EffectiveRule &b) { return a.rule->id < b.rule->id; });
  return rules;
}

LayerIndices matching_layers(const Config &config, std::string_view path) {
  LayerIndices layers = config.general_layers;
  for (const std::uint32_t number : config.layer_files.matching(path))
    layers.push_back(config.special_layers[number]);
  std::ranges::sort(layers);
  return layers;
}

void apply_layers(const Config &config, const LayerIndices &layers, std::vector<EffectiveRule> &rules) {
  const auto before = [](const EffectiveRule &rule, const std::string &id) { return rule.rule->id < id; };
  for (const std::uint32_t layer : layers) {
    for (const RuleSetting &setting : config.layers[layer].rules) {
      // load_config() has rejected unknown rules.
      apply_setting(setting, *std::lower_bound(rules.begin(), rules.end(), setting.rule, before));
    }
  }
}

} // namespace galley
