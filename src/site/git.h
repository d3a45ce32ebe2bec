// Answers questions about Git repositories. In: absolute folders. Out: where a repository begins, which files
// its info/exclude ignores, and what Git answers to a command.
#pragma once

#include "base/error.h"
#include "base/file_system.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// Returns the absolute root of the repository that an absolute folder belongs to. The root is the nearest
// folder, the given one or one above it, that contains `.git`.
std::optional<std::string> find_repository(const FileSystem &files, std::string_view current_folder,
                                           std::string_view folder);

// Returns the text of the repository's info/exclude (gitrepository-layout(5)), also for a linked worktree.
// The text is empty where there is no such file. `root` is a result of find_repository().
std::string read_repository_excludes(const FileSystem &files, std::string_view current_folder,
                                     std::string_view root);

// Runs Git in one repository.
class GitRepository {
public:
  // `root` is absolute, a result of find_repository().
  explicit GitRepository(std::string root) : root_(std::move(root)) {}
  const std::string &root() const { return root_; }

  // Returns the id of the tree of a revision. An Error says how to help where there is no such tree.
  Result<std::string> find_tree(const std::string &revision) const;
  // Returns whether HEAD is a commit, which it is not before the first commit of a repository.
  Result<bool> has_commit() const;
  // Returns what Git prints, or an Error with Git's message where it fails.
  Result<std::string> ask(const std::vector<std::string> &words) const;
  // Returns the command line that asks Git.
  std::vector<std::string> command(const std::vector<std::string> &words) const;

private:
  std::string root_;
};

} // namespace galley
