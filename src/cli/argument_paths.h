// Paths among the arguments of the command line.
#pragma once

#include <string>
#include <vector>

namespace galley {

// What follows `--` is a path. CLI11 loses it behind a command that has a path already, so it is told by a
// `./` that it is no option. Of `rename`, values follow, and all stays. In: arguments without the program's name. Out: the same without `--`.
std::vector<std::string> mark_paths(const std::vector<std::string> &arguments);

} // namespace galley
