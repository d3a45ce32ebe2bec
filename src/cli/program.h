// The program. In: its arguments and its surroundings. Out: what it prints, and its exit code.
#pragma once

#include "cli/command.h"

#include <string>
#include <vector>

namespace galley {

// Runs the command that the arguments name; they don't include the program's name. Returns the exit code. The
// command may write files, but nothing is written to a stream.
int run_command_line(const std::vector<std::string> &arguments, const Surroundings &surroundings,
                     Output &output);

// Runs the whole program, with the arguments as main gets them.
int run_program(int argc, char **argv);

} // namespace galley
