// The rules that a command may name. In: the files and folders that it works on. Out: the ids of galley's own
// rules, and of those of the sites that these belong to.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "site/request.h"

#include <string>
#include <vector>

namespace galley {

// Each id once, in no order. Errors are those of discover(), but that there is nothing to check.
Result<std::vector<std::string>> known_rule_ids(const FileSystem &files, CheckScope scope);

} // namespace galley
