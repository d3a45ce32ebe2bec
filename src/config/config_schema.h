// The part of schemas/galley.schema.json that is derived from rule files. In: the schema's text, and all
// built-in rules. Out: the schema's text with `definitions.rules` generated from them.
#pragma once

#include "config/rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Requires `rules` with their prose. All parts other than `definitions.rules` are returned unchanged.
std::string complete_config_schema(std::string_view schema, const std::vector<Rule> &rules);

} // namespace galley
