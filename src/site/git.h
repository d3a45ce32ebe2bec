// What galley knows of Git repositories. In: absolute folders. Out: where a repository begins, what it
// ignores without saying so in a .gitignore file, and what Git answers when it is asked.
#pragma once

#include "base/error.h"
#include "base/file_system.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// The absolute root of the repository that an absolute folder belongs to: the nearest folder, itself or
// above, that holds `.git`.
std::optional<std::string> find_repository(const FileSystem &files, std::string_view current_folder,
                                           std::string_view folder);

// The text of the repository's info/exclude (gitrepository-layout(5)), also of a linked worktree; empty where
// there is none. `root` is as find_repository gives it.
std::string read_repository_excludes(const FileSystem &files, std::string_view current_folder,
                                     std::string_view root);

// A repository, as galley asks Git about it.
class GitRepository {
public:
  // `root`: absolute, as find_repository gives it.
  explicit GitRepository(std::string root) : root_(std::move(root)) {}
  const std::string &root() const { return root_; }

  // The tree of a revision, as the id that Git gives it. An Error where there is none, with what helps.
  Result<std::string> find_tree(const std::string &revision) const;
  // Whether HEAD is a commit. Before a repository's first one it is none.
  Result<bool> has_commit() const;
  // What Git prints; an Error with its words where it fails.
  Result<std::string> ask(const std::vector<std::string> &words) const;
  // The words that ask Git.
  std::vector<std::string> command(const std::vector<std::string> &words) const;

private:
  std::string root_;
};

} // namespace galley
