// Describes galley and its commands for people and shells. In: all commands. Out: their
// descriptions, and the text of --help.
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

// Each command takes the first besides its own arguments; galley itself takes both.
CommandArgument help_flag();
CommandArgument version_flag();

// The arguments in the result only describe: they store no values.
ProgramDescription describe_program(const std::vector<CommandType> &types);

// Returns what --help prints: about the command with this name, or about galley itself where it is empty. It
// is made here, so that it is the same with every version of the library that parses.
std::string write_help(const ProgramDescription &program, const std::string &command);

} // namespace galley
