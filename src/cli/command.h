// A command of galley, and its surroundings. In: the arguments, and the surroundings of the program. Out:
// text for stdout and stderr, and an exit code; main writes the text of each stream at once.
//
// A command is a file `command_NAME.cpp` that defines `CommandType NAME_command()`; the build finds it by its
// name (docs/adding-a-command.md).
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "cli/arguments.h"
#include "report/text.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace galley {

namespace exit_code {

inline constexpr int clean = 0;   // there is nothing at or above --fail-on
inline constexpr int found = 1;   // there are diagnostics at or above --fail-on
inline constexpr int not_run = 2; // the run itself could not be done

} // namespace exit_code

struct Surroundings {
  FileSystem *files = nullptr;     // for what repositories name, and confined to them
  FileSystem *own_files = nullptr; // for what options name; null: `files`
  std::string current_folder;      // absolute
  std::function<Result<std::string>()> read_stdin;
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
  bool no_color = false;    // NO_COLOR is set
  std::string cache_folder; // where `check` stores Records; empty: nowhere
  std::int64_t now = 0;     // the one clock of a run: nanoseconds since 1970, when the program began
};

// The file system for files that an option names, which may lie anywhere.
inline FileSystem &own_files(const Surroundings &surroundings) {
  return surroundings.own_files != nullptr ? *surroundings.own_files : *surroundings.files;
}

struct Output {
  std::string out, err;
};

// One use of a command: it declares its arguments, whose values are stored in its members, and then runs.
class Command {
public:
  Command() = default;
  Command(const Command &) = delete;
  Command &operator=(const Command &) = delete;
  virtual ~Command() = default;

  virtual void declare(CommandArguments & /*arguments*/) {}
  // Returns the exit code. An Error is printed, and the exit code is 2.
  virtual Result<int> run(const Surroundings &surroundings, Output &output) const = 0;
};

struct CommandType {
  std::string name;
  int rank = 0;     // the order of commands in lists: lower ranks come first
  std::string text; // one line for --help, without a full stop
  std::unique_ptr<Command> (*make)() = nullptr;
  std::string footer = {};   // the text of --help below the options; may be empty
  std::string missing = {};  // names the required arguments in the error when one is not given; empty: the
                             // name of the first one is used
  bool takes_values = false; // the arguments after `--` are values that may begin with a dash, not paths
};

template <class T> std::unique_ptr<Command> make_command() {
  return std::make_unique<T>();
}

// Returns all commands, sorted by rank. The build makes this list from the files.
const std::vector<CommandType> &command_types();

// Prints the error as a GCC-style line, and returns the exit code that goes with it.
int report_error(const Error &error, Output &output, ColumnUnit unit = ColumnUnit::code_point);

// Appends messages about the run for stderr, each on a line of its own.
void append_warnings(std::string &out, const std::vector<Error> &warnings, ColumnUnit unit);
void append_messages(std::string &out, const std::vector<std::string> &messages);

} // namespace galley
