#include "cli/check_report.h"

#include "cli/shared_arguments.h"
#include "report/customs.h"
#include "report/printed.h"
#include "report/shorten.h"
#include "report/summary.h"

#include <fmt/format.h>

#include <string>

namespace galley {

namespace {

// Nobody reads on where a site without a baseline has more diagnostics than this.
constexpr std::size_t many_diagnostics = 500;

bool wants_color(ColorChoice choice, const Surroundings &surroundings) {
  if (choice == ColorChoice::automatic) return surroundings.stdout_is_terminal && !surroundings.no_color;
  return choice == ColorChoice::always;
}

void declare_max_per_rule(CommandArguments &arguments, std::optional<std::size_t> &maximum) {
  arguments.custom("--max-per-rule", "N", "Print at most so many diagnostics of a rule",
                   [&maximum](const std::string &typed) {
                     const auto number = read_whole_number(typed);
                     if (!number || *number < 1)
                       return fmt::format("it takes a number from 1 on, not \"{}\"", typed);
                     maximum = *number;
                     return std::string();
                   });
}

} // namespace

void declare_report(CommandArguments &arguments, ReportOptions &options) {
  declare_fail_on(arguments, options.fail_on, "The lowest severity for exit code 1 (default: warning)");
  arguments.flag("--exit-zero", options.exit_zero, "Exit with 0 whatever is found, as --fail-on never does");
  arguments.choice(
      "--color", options.color,
      {{"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}},
      "Color on stdout (default: auto, on a terminal without NO_COLOR)");
  arguments.choice("--column-unit", options.column_unit,
                   {{"codepoint", ColumnUnit::code_point},
                    {"byte", ColumnUnit::byte},
                    {"utf16", ColumnUnit::utf16},
                    {"display", ColumnUnit::display}},
                   "What a column counts (default: codepoint)");
  arguments.flag("--statistics", options.statistics, "Sum up by rule, as on a terminal");
  declare_max_per_rule(arguments, options.max_per_rule);
}

int print_report(const RunResult &result, const ReportOptions &options, bool may_suggest_baseline,
                 std::chrono::steady_clock::time_point start, const Surroundings &surroundings,
                 Output &output) {
  const TextFormat format{options.column_unit, wants_color(options.color, surroundings)};
  const Shortened shown = shorten(printed_diagnostics(result), options.max_per_rule);
  append_text(output.out, shown.diagnostics, format);
  append_left_out(output.err, shown);
  append_warnings(output.err, result.warnings, options.column_unit);
  append_messages(output.err, result.notices);
  append_unjudged(output.err, result);
  const bool many = may_suggest_baseline && !result.has_baseline && result.found.size() > many_diagnostics;
  const auto time = std::chrono::steady_clock::now() - start;
  append_customs(output.err, result);
  append_summary(output.err, result, std::chrono::duration_cast<std::chrono::milliseconds>(time),
                 options.statistics || many || surroundings.stderr_is_terminal);
  if (many)
    output.err +=
        "galley: too many to mend today? `galley check --write-baseline` holds them back; `overrides` in "
        "galley.yaml turn rules down, folder by folder (docs/adopting.md)\n";
  return fails(result, options.exit_zero ? std::nullopt : options.fail_on) ? exit_code::found
                                                                           : exit_code::clean;
}

} // namespace galley
