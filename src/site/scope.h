// Finds which files a scope names. In: the scope of a run, with paths as a user typed them. Out: the path of
// standard input, the repository that all paths belong to, and the same scope for an earlier state of the
// files.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "site/git.h"
#include "site/request.h"

#include <string>

namespace galley {

// Returns the path by which file systems know the document from standard input. The file system of a run must
// contain it.
std::string stdin_file(const CheckScope &scope, const StdinDocument &document);

// Returns the repository that all paths of the scope are in. It is an Error if they are in none or in
// several.
Result<GitRepository> find_common_repository(const FileSystem &files, const CheckScope &scope);

// Returns the scope of a run over the earlier state `before` that finds everything that `scope` may find in
// `now`. It names the paths that existed already and, if `with_sites`, their whole sites. Standard input is
// left out, for it has no earlier state. The result may have no paths.
CheckScope earlier_scope(const FileSystem &before, const FileSystem &now, const CheckScope &scope,
                         bool with_sites);

} // namespace galley
