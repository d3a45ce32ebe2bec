// The effective settings of a rule, after all layers are merged. In: a Config and a document's path. Out:
// each rule's severity and options, with the file that set them. The caller owns them, and the Config
// outlives them.
#pragma once

#include "checks/options.h"
#include "config/config.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace galley {

struct EffectiveRule {
  const Rule *rule = nullptr;
  bool on = true;
  Severity severity = Severity::warning;
  WrittenValue
      written_level; // the setting that set `on` or `severity` last; without a file, the rule's default
  Options options;   // complete; an option's file is a config's, the rule's, or the check's declaration
};

// Returns all rules, galley's and the user's, as they are before any layer applies, sorted by id.
std::vector<EffectiveRule> default_rules(const Config &config);

// Indices of Config::layers, ascending.
using LayerIndices = std::vector<std::uint32_t>;

// Returns the layers that apply to the document at this site-relative path.
LayerIndices matching_layers(const Config &config, std::string_view path);

void apply_layers(const Config &config, const LayerIndices &layers, std::vector<EffectiveRule> &rules);

} // namespace galley
