#include "base/unicode.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "lint/run.h"
#include "report/summary.h"
#include "report/text.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace galley {

namespace {

bool wants_color(ColorChoice choice, const Surroundings &surroundings) {
  if (choice == ColorChoice::automatic) return surroundings.stdout_is_terminal && !surroundings.no_color;
  return choice == ColorChoice::always;
}

} // namespace

Result<RunRequest> make_request(const CheckOptions &options, const Surroundings &surroundings) {
  RunRequest request;
  request.current_folder = surroundings.current_folder;
  request.jobs = options.jobs;
  request.no_exclude = options.no_exclude;
  for (const std::string &path : options.paths) {
    if (path != "-") {
      request.paths.push_back(path);
    } else if (!request.stdin_document) {
      auto text = surroundings.read_stdin();
      if (!text) return text.error();
      request.stdin_document = StdinDocument{options.stdin_filename, *std::move(text)};
    }
  }
  if (options.paths.empty()) request.paths.emplace_back();
  return request;
}

bool fails(const RunResult &result, std::optional<Severity> fail_on) {
  return fail_on &&
         std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                     [&](const Diagnostic &diagnostic) { return diagnostic.severity >= *fail_on; });
}

int check_command(const CheckOptions &options, const Surroundings &surroundings, Output &output) {
  const auto start = std::chrono::steady_clock::now();
  const auto request = make_request(options, surroundings);
  if (!request) return report_error(request.error(), output, options.column_unit);
  const auto result = run(*surroundings.files, *request);
  if (!result) return report_error(result.error(), output, options.column_unit);

  append_text(output.out, result->diagnostics,
              {options.column_unit, wants_color(options.color, surroundings)});
  for (const std::string &notice : result->notices) output.err += "galley: " + escape_controls(notice) + "\n";
  const auto time = std::chrono::steady_clock::now() - start;
  append_summary(output.err, *result, std::chrono::duration_cast<std::chrono::milliseconds>(time),
                 options.statistics || surroundings.stderr_is_terminal);
  return fails(*result, options.fail_on) ? exit_code::found : exit_code::clean;
}

} // namespace galley
