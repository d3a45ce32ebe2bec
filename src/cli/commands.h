// The commands. In: options, and what surrounds the program. Out: text for stdout and stderr, and an exit
// code (exit_code.h); main writes the text, each stream at once.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "cli/options.h"
#include "run/run.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct Surroundings {
  FileSystem *files = nullptr;
  std::string current_folder; // absolute
  std::function<Result<std::string>()> read_stdin;
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
  bool no_color = false;    // NO_COLOR is set
  std::string cache_folder; // where `check` keeps what it found; empty: nowhere
  std::int64_t now = 0;     // the one clock of a run: nanoseconds since 1970, when the program began
};

struct Output {
  std::string out, err;
};

int check_command(const CheckOptions &options, const Surroundings &surroundings, Output &output);
int fix_command(const FixOptions &options, const Surroundings &surroundings, Output &output);
int inspect_command(const InspectOptions &options, const Surroundings &surroundings, Output &output);
int rules_command(const RulesOptions &options, const Surroundings &surroundings, Output &output);
int config_command(const ConfigOptions &options, const Surroundings &surroundings, Output &output);
int values_command(const ValuesOptions &options, const Surroundings &surroundings, Output &output);
int rename_command(const RenameOptions &options, const Surroundings &surroundings, Output &output);
int suppress_command(const SuppressOptions &options, const Surroundings &surroundings, Output &output);
int terms_command(const TermsOptions &options, const Surroundings &surroundings, Output &output);

// A request with the folder and the clock of its surroundings.
RunRequest start_request(const Surroundings &surroundings);
// What `check` runs on, standard input read.
Result<RunRequest> make_request(const CheckOptions &options, const Surroundings &surroundings);
// Whether something was found that makes for exit code 1.
bool fails(const RunResult &result, std::optional<Severity> fail_on);
// That there is no rule of this id; with the one that was meant, if one of `known` is alike.
Error unknown_rule(const std::string &id, const std::vector<std::string_view> &known);

// Prints the error as a GCC-style line, and gives the exit code that goes with it.
int report_error(const Error &error, Output &output, ColumnUnit unit = ColumnUnit::code_point);

// Words about the run for stderr, a line each.
void append_messages(std::string &out, const std::vector<std::string> &messages);

// The whole program but for the streams.
int run_command_line(const std::vector<std::string> &arguments, const Surroundings &surroundings,
                     Output &output);

// The program: arguments as main gets them.
int run_program(int argc, char **argv);

} // namespace galley
