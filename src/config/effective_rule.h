// What holds for a rule once all layers are merged: its severity and options, each with what set it.
#pragma once

#include "checks/options.h"
#include "config/config.h"

#include <string_view>
#include <vector>

namespace galley {

struct EffectiveRule {
  const Rule *rule = nullptr;
  bool on = true;
  Severity severity = Severity::warning;
  Placed level_place; // of the setting that set `on` or `severity` last; no file: the rule's default
  Options options;    // complete; an option's file is a config's, the rule's, or the check's declaration
};

// All rules, galley's and the user's, as they are without any layer; sorted by id.
std::vector<EffectiveRule> default_rules(const Config &config);

// Which layers of the config are for the document at this site-relative path, in step with Config::layers.
std::vector<bool> matching_layers(const Config &config, std::string_view path);

void apply_layers(const Config &config, const std::vector<bool> &which, std::vector<EffectiveRule> &rules);

} // namespace galley
