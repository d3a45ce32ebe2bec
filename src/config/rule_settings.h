// What a config says of rules, judged by the rules. In: the `rules` mapping of galley.yaml or of one of its
// overrides. Out: a layer, every option of which its check takes.
#pragma once

#include "config/config.h"

namespace galley {

// `rules`: a mapping of `file`. `config` knows the user's rules. The layer is for all documents.
Result<RuleLayer> read_rule_layer(const Config &config, const DataFilePtr &file, Value rules);

} // namespace galley
