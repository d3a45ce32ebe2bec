// The people, companies and products that a front matter names. In: a value, such as `Naval
// Ravikant（纳瓦尔）`. Out: the keys of the terms that it names, of which this value has two, one for each
// name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley {

std::vector<std::string> entity_keys(std::string_view value);

} // namespace galley
