// The config of a site, as `galley config` prints it. In: a config. Out: YAML, with a comment behind each
// value that names the file and the place that set it.
#pragma once

#include "config/config.h"

#include <string>

namespace galley {

// What holds for the whole site: the overrides of some folders are left out.
std::string write_config(const Config &config);

// What holds for the document at this site-relative path, which need not exist.
std::string write_config(const Config &config, const std::string &path);

} // namespace galley
