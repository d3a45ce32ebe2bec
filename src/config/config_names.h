// The names of the files that make a folder a site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The files that make a folder a site, in order of preference.
const std::vector<std::string> &config_names();

// Whether a path's last part is one of them. Such a file is never a document.
bool is_config_name(std::string_view path);

} // namespace galley
