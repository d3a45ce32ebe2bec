// The people, companies, products, places and works that a front matter names. In: a value, such as `Naval
// Ravikant（纳瓦尔）`. Out: the keys of the terms that it names, and those of its short forms.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns the fields that hold such names, in front matters that people write.
const std::vector<std::string> &entity_fields();

// Returns the keys of a value: two here, one for each name. A value that gives two names has `/` or `|`
// between them, a parenthesis, or one script and then another.
std::vector<std::string> entity_keys(std::string_view value);

// Returns these keys, and those of their short forms: `马斯克` of `埃隆·马斯克`, `Huang` of `Jensen Huang`,
// `特斯拉` of `特斯拉公司`.
std::set<std::string> entity_names(std::string_view value);

// Adds the keys of the short forms of one name as written.
void add_short_forms(std::string_view name, std::set<std::string> &out);

} // namespace galley
