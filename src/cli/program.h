// The program. In: its arguments, and what surrounds it. Out: what it prints, and its exit code.
#pragma once

#include "cli/command.h"

#include <string>
#include <vector>

namespace galley {

// Runs the command that the arguments, without the program's name, ask for. Returns the exit code; only the
// command's own files are written, no stream.
int run_command_line(const std::vector<std::string> &arguments, const Surroundings &surroundings,
                     Output &output);

// Runs the whole program, with the arguments as main gets them.
int run_program(int argc, char **argv);

} // namespace galley
