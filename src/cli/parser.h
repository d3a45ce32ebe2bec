// Reads the command line. In: the program's arguments and the commands that there are. Out: the command that
// is asked for, its arguments stored, or an Error in one line. Wraps CLI11, whose types stay in parser.cpp.
#pragma once

#include "base/error.h"
#include "cli/command.h"

#include <memory>
#include <string>
#include <vector>

namespace galley {

// `arguments` are without the program's name. For --help and --version the result is a command that prints
// them.
Result<std::unique_ptr<Command>> parse_arguments(const std::vector<std::string> &arguments,
                                                 const std::vector<CommandType> &types);

} // namespace galley
