#include "cli/command.h"

#include "text/unicode.h"

#include <fmt/format.h>

namespace galley {

int report_error(const Error &error, Output &output, ColumnUnit unit) {
  std::string place = "galley";
  if (!error.path.empty()) {
    place = escape_path(error.path);
    if (error.place.line > 0) place += fmt::format(":{}:{}", error.place.line, column_of(error.place, unit));
  }
  output.err += fmt::format("{}: error: {}\n", place, escape_controls(error.message));
  return exit_code::not_run;
}

void append_messages(std::string &out, const std::vector<std::string> &messages) {
  for (const std::string &message : messages) out += "galley: " + escape_controls(message) + "\n";
}

} // namespace galley
