#include "cli/program.h"

#include "base/source.h"
#include "cli/parser.h"
#include "system/descriptor.h"
#include "system/disk_file_system.h"
#include "system/standard_streams.h"
#include "system/temporary_file.h"
#include "text/phrase.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string_view>

#include <unistd.h>

namespace galley {

namespace {

Result<std::string> read_stdin() {
  std::string text;
  constexpr std::size_t step = std::size_t{64} << 10;
  // One byte over what may be is enough to know that it is too much.
  while (text.size() <= max_source_size) {
    const std::size_t filled = text.size();
    text.resize(filled + step);
    const ssize_t count = read_available(STDIN_FILENO, text.data() + filled, step);
    text.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0) return Error{cannot_be_read("standard input", system_words(errno))};
    if (count == 0) break;
  }
  return text;
}

std::string_view variable(const char *name) {
  const char *const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Returns GALLEY_CACHE_DIR where it is set, if only to nothing. Otherwise the XDG Base Directory
// Specification holds, by which a path that is not absolute counts as none.
std::string find_cache_folder() {
  if (const char *const folder = std::getenv("GALLEY_CACHE_DIR")) return folder;
  if (variable("XDG_CACHE_HOME").starts_with('/')) return std::string(variable("XDG_CACHE_HOME")) + "/galley";
  if (variable("HOME").starts_with('/')) return std::string(variable("HOME")) + "/.cache/galley";
  return {};
}

Result<std::string> find_current_folder() {
  char *const folder = ::getcwd(nullptr, 0);
  if (folder == nullptr) return Error{"the current folder can't be found: " + system_words(errno)};
  std::string result = folder;
  std::free(folder);
  return result;
}

Surroundings look_around(const std::string &current_folder, FileSystem &files, FileSystem &own_files) {
  Surroundings result;
  result.files = &files;
  result.own_files = &own_files;
  result.current_folder = current_folder;
  result.read_stdin = read_stdin;
  result.stdout_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  result.stderr_is_terminal = ::isatty(STDERR_FILENO) == 1;
  result.no_color = !variable("NO_COLOR").empty(); // https://no-color.org: set and not empty
  result.cache_folder = find_cache_folder();
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  result.now = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
  return result;
}

// Memory ends anywhere, also in libraries that would abort, so nothing is unwound.
[[noreturn]] void end_without_memory() {
  static std::atomic_flag ends = ATOMIC_FLAG_INIT;
  while (ends.test_and_set()) ::pause(); // another thread says it
  remove_temporary_files();
  write_all(STDERR_FILENO, "galley: error: no memory is left; allow more, name fewer documents, or give "
                           "`--jobs 1`\n");
  ::_exit(exit_code::not_run);
}

int run_guarded(int argc, char **argv, Output &output) {
  try {
    const auto folder = find_current_folder();
    if (!folder) return report_error(folder.error(), output);
    DiskFileSystem files(*folder);
    DiskFileSystem own_files;
    return run_command_line({argv + 1, argv + argc}, look_around(*folder, files, own_files), output);
  } catch (const std::bad_alloc &) { // more than any machine has was asked for
    end_without_memory();
  } catch (const std::length_error &) {
    end_without_memory();
  }
}

} // namespace

int run_command_line(const std::vector<std::string> &arguments, const Surroundings &surroundings,
                     Output &output) {
  const auto command = parse_arguments(arguments, command_types());
  if (!command) return report_error(command.error(), output);
  try {
    const Result<int> code = (*command)->run(surroundings, output);
    return code ? *code : report_error(code.error(), output);
  } catch (const RunFailure &failure) {
    return report_error(failure.error, output);
  }
}

int run_program(int argc, char **argv) {
  if (!open_closed_streams()) return exit_code::not_run;
  // A reader that went away makes a write fail, and must not end the program.
  std::signal(SIGPIPE, SIG_IGN); // NOLINT(bugprone-signal-handler,cert-err33-c): it can't fail
  // Where the parent ignores the ends of its children, the system would keep from galley how Git ended.
  std::signal(SIGCHLD, SIG_DFL); // NOLINT(cert-err33-c): it can't fail
  handle_ending_signals();
  std::set_new_handler(end_without_memory);
  Output output;
  int code = run_guarded(argc, argv, output);
  // Diagnostics come first: on a terminal the summary stands below them.
  if (!write_all(STDOUT_FILENO, output.out)) {
    const bool reader_left = errno == EPIPE;
    if (!reader_left) report_error({"stdout can't be written: " + system_words(errno)}, output);
    code = exit_code::not_run;
  }
  if (!write_all(STDERR_FILENO, output.err)) code = exit_code::not_run;
  return code;
}

} // namespace galley
