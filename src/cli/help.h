// Describes galley and its commands for people and shells. In: all commands. Out: their descriptions, and
// the text of --help.
#pragma once

#include "cli/command.h"

#include <string>
#include <vector>

namespace galley {

struct CommandDescription {
  std::string name; // empty: galley itself
  std::string text;
  std::string footer; // may be empty
  std::vector<CommandArgument> arguments;
};

struct ProgramDescription {
  CommandDescription program;
  std::vector<CommandDescription> commands;
};

// Every command has the help flag besides its own arguments; galley itself has both flags.
CommandArgument help_flag();
CommandArgument version_flag();

// Describes galley and its commands. The arguments in the result store no values.
ProgramDescription describe_program(const std::vector<CommandType> &types);

// Returns what --help prints for the command with this name, or for galley itself if the name is empty. It is
// made here rather than by CLI11, so that it is the same with every version of that library.
std::string write_help(const ProgramDescription &program, const std::string &command);

} // namespace galley
