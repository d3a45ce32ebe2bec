// Prints what `check` and `merge` found. In: the run's result, and options. Out: diagnostics for stdout, the
// summary for stderr, and the exit code.
#pragma once

#include "cli/arguments.h"
#include "cli/command.h"
#include "report/text.h"
#include "run/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace galley {

enum class ColorChoice : std::uint8_t { automatic, always, never };

struct ReportOptions {
  std::optional<Severity> fail_on = Severity::warning; // none: no severity fails
  bool exit_zero = false;                              // has the same effect as a `fail_on` of none
  ColorChoice color = ColorChoice::automatic;
  ColumnUnit column_unit = ColumnUnit::code_point;
  bool statistics = false;
  std::optional<std::size_t> max_per_rule; // the most diagnostics that are printed of each rule; none: all
};

void declare_report(CommandArguments &arguments, ReportOptions &options);

// Prints the result and returns the exit code. `start` is when the command began. If
// `may_suggest_baseline` is set and there are many diagnostics, a baseline is suggested.
int print_report(const RunResult &result, const ReportOptions &options, bool may_suggest_baseline,
                 std::chrono::steady_clock::time_point start, const Surroundings &surroundings,
                 Output &output);

} // namespace galley
