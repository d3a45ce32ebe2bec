// Where a path belongs, and how it is printed. In: what a user typed, and the current folder. Out: absolute
// paths, printed ones, and the site's folder. Paths are resolved by name: `a/..` is nothing, also where `a`
// is a symlink.
#pragma once

#include "base/file_system.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The files that make a folder a site, in order of preference.
const std::vector<std::string> &config_names();

// Whether a path's last part is one of them. Such a file is never a document.
bool is_config_name(std::string_view path);

// `path` from `current_folder` (absolute), without `.`, `..`, empty parts or a final '/'.
std::string absolute_path(std::string_view current_folder, std::string_view path);

// An absolute path as messages and file systems take it: relative to the current folder, "" for that folder
// itself, absolute where the two have nothing in common.
std::string printed_path(std::string_view current_folder, std::string_view absolute);

// `name` within `folder`, which may be "".
std::string join_path(std::string_view folder, std::string_view name);

// The folder above an absolute path; "" above the root.
std::string parent_folder(std::string_view absolute);

// Whether an absolute path is `folder` or stands below it.
bool is_within(std::string_view absolute, std::string_view folder);

// The absolute folder of the site that an absolute folder belongs to: that of the nearest galley.yaml or
// .galley.yaml in it or above, else the repository's root, else the current folder or, where `folder` is not
// below that, `folder` itself.
std::string find_site(const FileSystem &files, std::string_view current_folder, std::string_view folder);

} // namespace galley
