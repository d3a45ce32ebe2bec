// What the command line offers, as data: made from the parser's own definitions (options.cpp), so that
// `--help`, completions and the manual page all say the same. No third-party types.
#pragma once

#include <string>
#include <vector>

namespace galley {

struct OptionDescription {
  std::vector<std::string>
      names;         // with their dashes, the longest first; one without dashes is a positional argument
  std::string value; // what it takes: PATH, FILE, ID, N, or its choices as a|b|c; empty: a flag
  std::string text;  // one line
  bool required = false;
  bool repeated = false;
};

struct CommandDescription {
  std::string name; // empty: galley itself
  std::string text;
  std::string footer; // may be empty
  std::vector<OptionDescription> options;
};

struct CommandLine {
  CommandDescription program;
  std::vector<CommandDescription> commands;
};

bool is_positional(const OptionDescription &option);

// The choices of a value "a|b|c"; none where it is of another kind.
std::vector<std::string> choices_of(const OptionDescription &option);

// What --help prints: of the command with this name, or of galley itself where it is empty. Of our own
// making, so that it is the same with every version of the library.
std::string write_help(const CommandLine &line, const std::string &command);

// A shell's completions: for "bash", "zsh" or "fish". Rule ids are asked of galley when they are wanted, so
// those of a site's own rules complete too.
std::string write_completions(const CommandLine &line, const std::string &shell);

// The manual page galley(1), for man. `version` stands in its foot line.
std::string write_manual(const CommandLine &line, const std::string &version);

} // namespace galley
