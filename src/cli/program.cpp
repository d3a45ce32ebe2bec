#include "cli/program.h"

#include "base/disk_file_system.h"
#include "base/source.h"
#include "cli/parser.h"
#include "text/phrase.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include <unistd.h>

namespace galley {

namespace {

// Returns false, with errno set, where not all could be written.
bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

Result<std::string> read_stdin() {
  std::string text;
  constexpr std::size_t step = std::size_t{64} << 10;
  // One byte over what may be is enough to know that it is too much.
  while (text.size() <= max_source_size) {
    const std::size_t filled = text.size();
    text.resize(filled + step);
    const ssize_t count = ::read(STDIN_FILENO, text.data() + filled, step);
    text.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0 && errno == EINTR) continue;
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

Result<Surroundings> look_around(FileSystem &files) {
  char *const folder = ::getcwd(nullptr, 0);
  if (folder == nullptr) return Error{"the current folder can't be found: " + system_words(errno)};
  Surroundings result;
  result.files = &files;
  result.current_folder = folder;
  std::free(folder);
  result.read_stdin = read_stdin;
  result.stdout_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  result.stderr_is_terminal = ::isatty(STDERR_FILENO) == 1;
  result.no_color = !variable("NO_COLOR").empty(); // https://no-color.org: set and not empty
  result.cache_folder = find_cache_folder();
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  result.now = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
  return result;
}

} // namespace

int run_command_line(const std::vector<std::string> &arguments, const Surroundings &surroundings,
                     Output &output) {
  const auto command = parse_arguments(arguments, command_types());
  if (!command) return report_error(command.error(), output);
  const Result<int> code = (*command)->run(surroundings, output);
  return code ? *code : report_error(code.error(), output);
}

int run_program(int argc, char **argv) {
  // A reader that went away makes a write fail, and must not end the program.
  std::signal(SIGPIPE, SIG_IGN); // NOLINT(bugprone-signal-handler,cert-err33-c): it can't fail
  DiskFileSystem files;
  Output output;
  int code = exit_code::not_run;
  if (const auto surroundings = look_around(files)) {
    code = run_command_line({argv + 1, argv + argc}, *surroundings, output);
  } else {
    report_error(surroundings.error(), output);
  }
  // Diagnostics come first: on a terminal the summary stands below them.
  if (!write_all(STDOUT_FILENO, output.out)) {
    const bool reader_left = errno == EPIPE;
    if (!reader_left) report_error({"stdout can't be written: " + system_words(errno)}, output);
    code = exit_code::not_run;
  }
  write_all(STDERR_FILENO, output.err);
  return code;
}

} // namespace galley
