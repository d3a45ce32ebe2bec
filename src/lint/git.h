// What galley knows of Git repositories. In: absolute folders. Out: where a repository begins, and what it
// ignores without saying so in a .gitignore file.
#pragma once

#include "base/file_system.h"

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// The absolute root of the repository that an absolute folder belongs to: the nearest folder, itself or
// above, that holds `.git`.
std::optional<std::string> find_repository(const FileSystem &files, std::string_view current_folder,
                                           std::string_view folder);

// The text of the repository's info/exclude (gitrepository-layout(5)), also of a linked worktree; empty where
// there is none. `root` is as find_repository gives it.
std::string read_repository_excludes(const FileSystem &files, std::string_view current_folder,
                                     std::string_view root);

} // namespace galley
