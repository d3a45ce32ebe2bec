// The rule settings of a config, validated by the rules. In: the `rules` mapping of galley.yaml or of one of
// its overrides. Out: a layer whose options are all valid for their checks.
#pragma once

#include "config/config.h"

namespace galley {

// Reads `rules`, a mapping of `file`. `config` contains the user's rules. The layer applies to all documents.
Result<RuleLayer> read_rule_layer(const Config &config, const DataFilePtr &file, Value rules);

} // namespace galley
