// The rule settings of a config, validated by the rules. In: the `rules` mapping of galley.yaml or of one of
// its overrides. Out: a layer whose options are all valid for their checks, and the rules that it may name.
#pragma once

#include "config/config.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Reads `rules`, a mapping of `file`. `config` contains the user's rules. The layer applies to all documents.
Result<RuleLayer> read_rule_layer(const Config &config, const DataFilePtr &file, Value rules);

// Finds the rule among galley's and the user's. Returns null for an unknown id.
const Rule *find_rule(const Config &config, std::string_view id);
std::vector<std::string_view> rule_ids(const Config &config);
// Returns the message that there is no rule `id`, with the most similar one of the `known` ids.
std::string unknown_rule_message(std::string_view id, const std::vector<std::string_view> &known);

} // namespace galley
