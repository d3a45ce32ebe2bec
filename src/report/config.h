// Prints the config of a site, for `galley config`. In: a config. Out: YAML, with a comment behind each
// value that names the file and the place that set it.
#pragma once

#include "config/config.h"

#include <string>

namespace galley {

// Returns what holds for the whole site: overrides, which are for some of its files, are left out.
std::string write_config(const Config &config);

// Returns what holds for the document at this site-relative path, which need not exist.
std::string write_config(const Config &config, const std::string &path);

} // namespace galley
