#include "base/write_file.h"
#include "cli/build_id.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/version.h"
#include "report/printed.h"
#include "report/shorten.h"
#include "report/summary.h"
#include "report/text.h"
#include "run/run.h"
#include "text/count.h"
#include "text/unicode.h"

#include <fmt/format.h>

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

std::optional<CacheUse> find_cache(const CheckOptions &options, const Surroundings &surroundings) {
  const std::string &folder = options.cache_folder.empty() ? surroundings.cache_folder : options.cache_folder;
  if (!options.cache || folder.empty()) return std::nullopt;
  CacheUse use;
  use.folder = folder;
  use.now = surroundings.now;
  return use;
}

// What was written where, for stderr.
std::optional<Error> write_baselines(const RunResult &result, std::string &err) {
  for (const BaselineUpdate &update : result.baselines) {
    if (update.changed) {
      const WriteResult written = write_file(update.path, update.text);
      if (written.outcome != WriteOutcome::written)
        return Error{"the baseline can't be written: " + written.error, update.path};
    }
    err += "galley: " + escape_controls(update.path) + ": " + count_of(update.entries, "entry", "entries") +
           ", " + std::to_string(update.added) + " added, " + std::to_string(update.mended) + " removed\n";
    if (update.created) {
      const std::string name = update.path.substr(update.path.rfind('/') + 1);
      err += "galley: Git merges it best with this line in .gitattributes: " + escape_controls(name) +
             " merge=union\n";
    }
  }
  return std::nullopt;
}

int write_records(const CheckOptions &options, const RunResult &result, Output &output) {
  const WriteResult written = write_file(options.records_out, result.shard);
  if (written.outcome != WriteOutcome::written)
    return report_error(Error{"the records can't be written: " + written.error, options.records_out}, output);
  append_messages(output.err, result.notices);
  output.err += fmt::format("galley: {}: part {} of {} of a site of {}, to be merged\n",
                            escape_controls(options.records_out), options.shard->number, options.shard->count,
                            count_of(result.documents, "document", "documents"));
  return exit_code::clean;
}

// More than this in a site without a baseline, and nobody reads on.
constexpr std::size_t many_diagnostics = 500;

bool is_first_of_many(const RunResult &result, const CheckOptions &options) {
  return options.baseline == BaselineUse::apply && !options.since && !result.has_baseline &&
         result.found.size() > many_diagnostics;
}

} // namespace

Result<RunRequest> make_request(const CheckOptions &options, const Surroundings &surroundings) {
  RunRequest request;
  Scope &scope = request.scope;
  scope.current_folder = surroundings.current_folder;
  scope.jobs = options.jobs;
  scope.no_exclude = options.no_exclude;
  request.left_out.baseline = options.baseline;
  for (const std::string &path : options.paths) {
    if (path != "-") {
      scope.paths.push_back(path);
    } else if (!scope.stdin_document) {
      auto text = surroundings.read_stdin();
      if (!text) return text.error();
      scope.stdin_document = StdinDocument{options.stdin_filename, *std::move(text)};
    }
  }
  if (options.paths.empty()) scope.paths.emplace_back();
  return request;
}

bool fails(const RunResult &result, std::optional<Severity> fail_on) {
  return fail_on && std::any_of(result.found.begin(), result.found.end(),
                                [&](const Found &one) { return one.diagnostic.severity >= *fail_on; });
}

int check_command(const CheckOptions &options, const Surroundings &surroundings, Output &output) {
  const auto start = std::chrono::steady_clock::now();
  auto request = make_request(options, surroundings);
  if (!request) return report_error(request.error(), output, options.column_unit);
  request->records.cache = find_cache(options, surroundings);
  request->records.program = version_and_commit + (" " + build_id());
  request->records.shard = options.shard;
  request->records.merged = options.merged;
  const auto result = options.since ? run_since(*surroundings.files, *request, *options.since)
                                    : run(*surroundings.files, *request);
  if (!result) return report_error(result.error(), output, options.column_unit);
  if (options.shard) return write_records(options, *result, output);

  if (auto error = write_baselines(*result, output.err)) return report_error(*error, output);

  const TextFormat format{options.column_unit, wants_color(options.color, surroundings)};
  const Shortened shown = shorten(printed_diagnostics(*result), options.max_per_rule);
  append_text(output.out, shown.diagnostics, format);
  append_left_out(output.err, shown);
  append_messages(output.err, result->notices);
  const bool many = is_first_of_many(*result, options);
  const auto time = std::chrono::steady_clock::now() - start;
  append_summary(output.err, *result, std::chrono::duration_cast<std::chrono::milliseconds>(time),
                 options.statistics || many || surroundings.stderr_is_terminal);
  if (many)
    output.err +=
        "galley: too many to mend today? `galley check --write-baseline` holds them back; `overrides` in "
        "galley.yaml turn rules down, folder by folder (docs/adopting.md)\n";
  return fails(*result, options.fail_on) ? exit_code::found : exit_code::clean;
}

} // namespace galley
