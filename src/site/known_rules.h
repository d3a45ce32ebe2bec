// Finds the rules that a command may name. In: the files and folders that the command works on. Out: the ids
// of galley's own rules and of the rules of the sites that these files belong to.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "site/scope.h"

#include <string>
#include <vector>

namespace galley {

// Returns each id once, unsorted. Errors are those of discover(), except that it is no error if nothing is
// found.
Result<std::vector<std::string>> known_rule_ids(const FileSystem &files, CheckScope scope);

} // namespace galley
