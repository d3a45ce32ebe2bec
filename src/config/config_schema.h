// The part of schemas/galley.schema.json that repeats what rule files say. In: the schema as it stands, and
// all built-in rules. Out: the schema with `definitions.rules` made from them.
#pragma once

#include "config/rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// `rules` with their prose. All but `definitions.rules` is returned as it was.
std::string complete_config_schema(std::string_view schema, const std::vector<Rule> &rules);

} // namespace galley
