// Finds where Git keeps a repository, and makes sure that it is the repository's own. In: a repository's
// root. Out: its folders. A `.git` that strangers made may lead Git to another repository, or to any file.
#pragma once

#include "base/error.h"
#include "base/file_system.h"

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Absolute paths. The two differ in a linked worktree (gitrepository-layout(5)).
struct GitFolder {
  std::string own;    // of HEAD and the index
  std::string common; // of all else
};

// Finds the folders of the repository at `root`, an absolute path. Returns nothing where `.git` leads to a
// repository that doesn't lead back, since it may be anybody's.
std::optional<GitFolder> find_git_folder(const FileSystem &files, std::string_view current_folder,
                                         std::string_view root);

// Returns an Error where Git would read anything outside of the folders: through a symlink, through another
// repository that objects are borrowed from, or by a config that includes a file outside of `root`. A pipe is
// an Error as well, since Git would wait for it.
std::optional<Error> check_git_folder(const FileSystem &files, std::string_view current_folder,
                                      std::string_view root, const GitFolder &folder);

} // namespace galley
