// Reads the command line. In: the program's arguments and the commands that there are. Out: the command to
// run, with its arguments, or an Error in one line. Wraps CLI11, whose types stay in parser.cpp.
#pragma once

#include "base/error.h"
#include "cli/command.h"

#include <memory>
#include <string>
#include <vector>

namespace galley {

// `arguments` don't include the program's name. For --help and --version the result is a command that prints
// the help or the version.
Result<std::unique_ptr<Command>> parse_arguments(const std::vector<std::string> &arguments,
                                                 const std::vector<CommandType> &types);

} // namespace galley
