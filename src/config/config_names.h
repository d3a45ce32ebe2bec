// The names of the config files that make a folder a site. In: a path. Out: whether it is such a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns the names in order of preference.
const std::vector<std::string> &config_names();

// Returns whether the last part of a path is one of the names. Such a file is never a document.
bool is_config_name(std::string_view path);

} // namespace galley
