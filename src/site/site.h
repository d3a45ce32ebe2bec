// Where a site stands. In: an absolute path that a user named, and the current folder. Out: the site's
// folder, from which all its paths are counted. Paths are resolved by name: `a/..` is nothing, also where `a`
// is a symlink.
#pragma once

#include "base/file_system.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The folder of a site. Within a run each file of the site is known by its path from there; file() alone
// leads out of the site.
struct SiteFolder {
  std::string path;           // absolute, without a final '/' unless it is the root
  std::string current_folder; // absolute; that file systems start from

  // A file of the site, by its site-relative path, which may begin with `../`, as file systems take it.
  std::string file(std::string_view site_path) const;

  // The site-relative path of a file, relative to the current folder or absolute; none where it does not
  // stand in the site's folder.
  std::optional<std::string> path_of(std::string_view file) const;
};

// A path that is relative to the current folder or absolute, in the one form that file systems take.
std::string file_from(std::string_view current_folder, std::string_view path);

// The absolute folder of the site that an absolute folder belongs to: that of the nearest galley.yaml or
// .galley.yaml in it or above, else the repository's root, else the current folder or, where `folder` is not
// below that, `folder` itself.
std::string find_site(const FileSystem &files, std::string_view current_folder, std::string_view folder);

} // namespace galley
