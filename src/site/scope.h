// Describes what is checked, and finds which files that names. In: paths as a user typed them. Out: the scope
// of a run, the path of standard input, the repository that all paths belong to, and the same scope for an
// earlier state of the files.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "site/git.h"

#include <optional>
#include <string>
#include <vector>

namespace galley {

// A document whose text is not, or not yet, in a file: standard input.
struct StdinDocument {
  std::string filename; // relative to the current folder or absolute; empty: <stdin>
  std::string text;
};

struct CheckScope {
  std::string current_folder = "/"; // absolute, without a final '/' unless it is the root
  std::vector<std::string> paths;   // files and folders, relative or absolute; "" is the current folder
  std::optional<StdinDocument> stdin_document; // checked besides `paths`
  std::vector<std::string> allowed_roots = {}; // absolute folders that sites may use besides their own
  bool no_exclude = false;                     // also checks what the config excludes
  bool may_be_empty = false;                   // it is no Error if nothing is found to check
  // A time before the run began, in nanoseconds since 1970 by the clock that dates the files; its day is
  // today. 0 means that the time is unknown.
  std::int64_t now = 0;
  unsigned jobs = 1; // threads, at least 1
};

// Returns the path by which file systems know the document from standard input. The file system of a run must
// contain it.
std::string stdin_file(const CheckScope &scope, const StdinDocument &document);

// Returns the repository that all paths of the scope are in. It is an Error if they are in none or in
// several. `git_files` is the disk as Git sees it.
Result<GitRepository> find_common_repository(const FileSystem &files, const FileSystem &git_files,
                                             const CheckScope &scope);

// Returns the scope of a run over the earlier state `before` that finds everything that `scope` may find in
// `now`. It names the paths that existed already and, if `with_sites`, their whole sites. Standard input is
// left out, for it has no earlier state. The result may have no paths.
CheckScope earlier_scope(const FileSystem &before, const FileSystem &now, const CheckScope &scope,
                         bool with_sites);

} // namespace galley
