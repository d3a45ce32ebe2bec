// Where a path belongs, and how it is printed. In: what a user typed, and the current folder. Out: absolute
// paths, printed ones, and the site's folder. Paths are resolved by name: `a/..` is nothing, also where `a`
// is a symlink.
#pragma once

#include "base/file_system.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The absolute folder of the site that an absolute folder belongs to: that of the nearest galley.yaml or
// .galley.yaml in it or above, else the repository's root, else the current folder or, where `folder` is not
// below that, `folder` itself.
std::string find_site(const FileSystem &files, std::string_view current_folder, std::string_view folder);

} // namespace galley
