// Answers questions about Git repositories. In: absolute folders. Out: where a repository begins, which files
// its info/exclude ignores, and what Git answers to a command.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "site/process.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns the absolute root of the repository that an absolute folder belongs to. The root is the nearest
// folder, the given one or one above it, that contains `.git`. One that belongs neither to the user, nor to
// the administrator, nor to the owner of its folder, does not count.
std::optional<std::string> find_repository(const FileSystem &files, std::string_view current_folder,
                                           std::string_view folder);

// Returns the text of the repository's info/exclude (gitrepository-layout(5)), also for a linked worktree
// that its repository knows. A `.git` file that names another folder outside of `root` is not followed.
// The text is empty where there is no such file. `root` is a result of find_repository().
std::string read_repository_excludes(const FileSystem &files, std::string_view current_folder,
                                     std::string_view root);

// Removes the next record from the output of Git's option -z, and returns it without its '\0'.
std::string_view take_record(std::string_view &text);

// Runs Git in one repository. Git gets no variable that would lead it elsewhere, runs nothing that the
// repository's configuration names, and fetches nothing.
class GitRepository {
public:
  // `root` is absolute, a result of find_repository(). It is an Error if Git is not there, or if `.git` would
  // lead it out of the repository.
  // `files` is the disk as Git sees it, whose folders for a worktree lie elsewhere.
  static Result<GitRepository> open(const FileSystem &files, std::string_view current_folder,
                                    const std::string &root);
  const std::string &root() const { return root_; }

  // Returns the id of the tree of a revision. An Error says how to help where there is no such tree.
  Result<std::string> find_tree(const std::string &revision) const;
  // Returns whether HEAD is a commit, which it is not before the first commit of a repository.
  Result<bool> has_commit() const;
  // Lists what Git ignores: paths from the root, each with '\0' behind it, a folder with '/' at its end.
  Result<std::string> list_ignored() const;
  // Returns what Git prints, or an Error with Git's message where it fails. `setting` is one of Git's
  // configuration, NAME=VALUE, for this question; it may be empty.
  Result<std::string> ask(const std::vector<std::string> &words, const std::string &setting = {}) const;
  // Returns the program that asks Git.
  Program command(const std::vector<std::string> &words, const std::string &setting = {}) const;
  // Returns what a message says where Git has not all objects; it is empty where Git should have them all.
  std::string_view cure() const;

private:
  GitRepository() = default;
  Error failure(std::string_view command, std::string_view words) const;

  std::string root_;
  std::string program_;                  // the path of Git
  std::vector<std::string> environment_; // that Git gets
  bool partial_ = false;                 // objects may be missing, since Git fetches them when it needs them
};

} // namespace galley
