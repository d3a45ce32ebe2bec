// Finds the folder of a site. In: an absolute path that a user named, and the current folder. Out: the site's
// folder, to which all its paths are relative. Paths are resolved by name: `a/..` is dropped, even where `a`
// is a symlink.
#pragma once

#include "base/error.h"
#include "base/file_system.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The folder of a site. Within a run each file of the site has a path relative to it; only file() turns that
// path into one that a file system understands.
struct SiteFolder {
  std::string path;           // absolute, without a final '/' unless it is the root
  std::string current_folder; // absolute; file systems resolve relative paths from it
  Bounds bounds = {};         // where the site's files may lie

  // Returns the path by which file systems know a file of the site. `site_path` is relative to the site and
  // may begin with `../`.
  std::string file(std::string_view site_path) const;

  // Returns the site-relative path of a file, which is relative to the current folder or absolute. There is
  // none for a file outside of the site's folder.
  std::optional<std::string> path_of(std::string_view file) const;
};

// Turns a path that is relative to the current folder or absolute into the one form that file systems use.
std::string file_from(std::string_view current_folder, std::string_view path);

// Finds the site that an absolute folder belongs to, and confines the file system to its bounds. The site's
// folder is that of the nearest galley.yaml or .galley.yaml in `folder` or above, else the repository's root,
// else the current folder or, where `folder` is not below that, `folder` itself. Nothing above the root of a
// repository counts. Where a symlink leads out of a site to `folder`, that site is found. Without a
// repository it is an Error if the config belongs to another user. `allowed_roots` are Bounds::others.
Result<SiteFolder> find_site_folder(const FileSystem &files, std::string_view current_folder,
                                    std::string_view folder,
                                    const std::vector<std::string> &allowed_roots = {});

} // namespace galley
