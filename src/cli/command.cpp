#include "cli/command.h"

#include "text/unicode.h"

#include <fmt/format.h>

namespace galley {

namespace {

std::string line_of(const Error &error, std::string_view severity, ColumnUnit unit) {
  std::string place = "galley";
  if (!error.path.empty()) {
    place = escape_path(error.path);
    if (error.place.line > 0) place += fmt::format(":{}:{}", error.place.line, column_of(error.place, unit));
  }
  return fmt::format("{}: {}: {}\n", place, severity, escape_controls(error.message));
}

} // namespace

int report_error(const Error &error, Output &output, ColumnUnit unit) {
  output.err += line_of(error, "error", unit);
  return exit_code::not_run;
}

void append_warnings(std::string &out, const std::vector<Error> &warnings, ColumnUnit unit) {
  for (const Error &warning : warnings) out += line_of(warning, "warning", unit);
}

void append_messages(std::string &out, const std::vector<std::string> &messages) {
  for (const std::string &message : messages) out += "galley: " + escape_controls(message) + "\n";
}

} // namespace galley
