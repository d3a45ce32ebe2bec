// Which files a scope names. In: the scope of a run, with paths as a user typed them. Out: the file that
// stands for standard input, the repository that holds all, and the same scope for an earlier state of the
// files.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "site/git.h"
#include "site/request.h"

#include <string>

namespace galley {

// The path of the document on standard input, as file systems take it; those that a run gets must know it.
std::string stdin_file(const CheckScope &scope, const StdinDocument &document);

// The repository that all paths of the scope are in. Paths in none or in several are an Error.
Result<GitRepository> find_common_repository(const FileSystem &files, const CheckScope &scope);

// The scope of a run over the earlier state `before`, that finds all that `scope` may find in `now`: the
// paths that were there already and, where the rest of their sites counts too, these sites. Standard input is
// not in it, for it has no earlier state. It may have no paths.
CheckScope earlier_scope(const FileSystem &before, const FileSystem &now, const CheckScope &scope,
                         bool with_sites);

} // namespace galley
