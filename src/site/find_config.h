// Finds the config that applies to a path. In: a file or a folder as a user typed it. Out: the config of the
// site that it belongs to, and the site-relative path of a document.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/config.h"
#include "site/site_folder.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct ConfigOfPath {
  Config config;
  std::optional<std::string> document; // site-relative; none where the path names a folder
};

// `path` is relative to the current folder or absolute; "" is the current folder. A document need not exist.
// `allowed_roots` are Bounds::others.
Result<ConfigOfPath> find_config(const FileSystem &files, std::string_view current_folder,
                                 std::string_view path, const std::vector<std::string> &allowed_roots = {});

// Loads the config of a site. What it names outside of the site's bounds is an Error.
Result<Config> load_site_config(const FileSystem &files, const SiteFolder &site);

} // namespace galley
