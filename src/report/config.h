// Prints the config of a site, for `galley config`. In: a config. Out: YAML, with a comment after each value
// that names the file and position where it is set.
#pragma once

#include "config/config.h"

#include <string>

namespace galley {

// Returns the settings for the whole site. Overrides, which apply to some of its files only, are left out.
std::string write_config(const Config &config);

// Returns the settings for the document at this site-relative path, which need not exist.
std::string write_config(const Config &config, const std::string &path);

} // namespace galley
