#include "base/path.h"
#include "cli/check_report.h"
#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "run/run.h"
#include "run/since.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

namespace {

struct CheckOptions {
  DocumentOptions documents;
  ReportOptions report;
  bool no_cache = false;
  std::string cache_folder; // empty: as the surroundings say
  bool write_baseline = false;
  bool grow = false;
  bool no_baseline = false;
  bool strict_links = false;
  Since since;
  std::optional<Shard> shard; // then only the Records of this part are made, and written to `records_out`
  std::string records_out;
};

bool compares(const CheckOptions &options) {
  return options.since.revision || options.since.staged || options.since.affected;
}

// Returns an Error where two options can't both be followed.
std::optional<Error> find_contradiction(const CheckOptions &options) {
  if (auto error = find_contradiction(options.documents)) return error;
  const bool stdin_is_read = reads_stdin(options.documents);
  if (options.write_baseline && stdin_is_read)
    return Error{"--write-baseline is for files, not for standard input"};
  if (options.write_baseline && options.no_baseline)
    return Error{"--write-baseline and --no-baseline contradict each other"};
  if (options.grow && !options.write_baseline)
    return Error{"--grow says how --write-baseline writes; give both"};
  if (compares(options) && options.write_baseline)
    return Error{"--write-baseline looks at all that is found, not at what is new; leave out --since, "
                 "--staged and --affected"};
  if (options.since.staged && stdin_is_read)
    return Error{"--staged is for what Git has, not for standard input"};
  if (options.since.affected && options.documents.paths.empty())
    return Error{"--affected tells what is named from the rest; name files or folders, or give --since HEAD"};
  if (options.shard && (compares(options) || stdin_is_read || options.write_baseline))
    return Error{"--shard is for what stands in files; give the rest to `galley merge`"};
  return std::nullopt;
}

void declare_baseline(CommandArguments &arguments, CheckOptions &options) {
  arguments.flag("--write-baseline", options.write_baseline,
                 "Hold all that is found in a first baseline, or take from it what is mended");
  arguments.flag("--grow", options.grow, "With --write-baseline: add what is new as well");
  declare_no_baseline(arguments, options.no_baseline);
}

void declare_since(CommandArguments &arguments, Since &since) {
  arguments.value("--since", "REV", since.revision,
                  "Print only what is new since a revision of the Git repository, anywhere in the site");
  arguments.flag("--staged", since.staged,
                 "Check what is staged, not the work tree; print only what is new since HEAD");
  arguments.flag("--affected", since.affected,
                 "Print all of what is named, and of the rest of its site what is new since HEAD");
}

// Reads a part such as `3/8`; the result is none for any other text.
std::optional<Shard> read_shard(std::string_view value) {
  const std::size_t slash = std::min(value.find('/'), value.size());
  const auto number = read_whole_number(value.substr(0, slash));
  const auto count = read_whole_number(value.substr(std::min(slash + 1, value.size())));
  if (!number || !count || *number < 1 || *number > *count || *count > max_shards) return std::nullopt;
  return Shard{*number, *count};
}

void declare_shard(CommandArguments &arguments, CheckOptions &options) {
  const auto read = [&options](const std::string &typed) {
    options.shard = read_shard(typed);
    if (options.shard) return std::string();
    return fmt::format("it takes a part and their number, such as 3/8, not \"{}\"", typed);
  };
  arguments.custom("--shard", "K/N", "Check one of N parts of the site, for `galley merge`", read).needs =
      "--records-out";
  arguments.value("--records-out", "FILE", options.records_out, "The file that the part goes to").needs =
      "--shard";
}

BaselineUse baseline_use(const CheckOptions &options) {
  if (options.no_baseline) return BaselineUse::ignore;
  if (!options.write_baseline) return BaselineUse::apply;
  return options.grow ? BaselineUse::grow : BaselineUse::write;
}

// Writes the baselines that changed, and tells `err` about each.
std::optional<Error> write_baselines(const RunResult &result, FileSystem &files, std::string &err) {
  for (const BaselineUpdate &update : result.baselines) {
    if (update.changed) {
      const FileResult written = update.created ? files.write(update.path, update.text)
                                                : files.replace(update.path, update.before, update.text);
      if (!written && written.error().changed)
        return Error{"the baseline was changed by another program meanwhile; try again", update.path};
      if (!written) return Error{"the baseline can't be written: " + written.error().reason, update.path};
    }
    err += "galley: " + escape_path(update.path) + ": " + count_of(update.entries, "entry", "entries") +
           ", " + std::to_string(update.added) + " added, " + std::to_string(update.mended) + " removed\n";
    if (update.created) {
      const std::string name(name_of(update.path));
      err += "galley: Git merges it best with this line in .gitattributes: " + escape_controls(name) +
             " merge=union\n";
    }
  }
  return std::nullopt;
}

// The path is the user's, but a symlink that the repository has there is not.
Result<int> write_records(const CheckOptions &options, const RunResult &result,
                          const Surroundings &surroundings, Output &output) {
  const bool outside = surroundings.files->info(options.records_out).outside;
  const FileResult written =
      outside ? FileResult(lies_outside()) : own_files(surroundings).write(options.records_out, result.shard);
  if (!written) return Error{"the records can't be written: " + written.error().reason, options.records_out};
  append_messages(output.err, result.notices);
  output.err += fmt::format("galley: {}: part {} of {} of a site of {}, to be merged\n",
                            escape_path(options.records_out), options.shard->number, options.shard->count,
                            count_of(result.documents, "document", "documents"));
  return exit_code::clean;
}

Result<int> check(const CheckOptions &options, const Surroundings &surroundings, Output &output) {
  const auto start = std::chrono::steady_clock::now();
  if (auto error = find_contradiction(options)) return *std::move(error);
  auto scope = make_scope(options.documents, surroundings);
  if (!scope) return scope.error();
  RunRequest request;
  request.scope = *std::move(scope);
  request.records.shard = options.shard;
  request.left_out.baseline = baseline_use(options);
  request.strict_links = options.strict_links;
  const std::string &folder = options.cache_folder.empty() ? surroundings.cache_folder : options.cache_folder;
  add_cache(request.records, options.no_cache ? "" : folder, surroundings);
  const auto result = compares(options)
                          ? run_since(*surroundings.files, own_files(surroundings), request, options.since)
                          : run(*surroundings.files, request);
  if (!result) return result.error();
  if (options.shard) return write_records(options, *result, surroundings, output);
  if (auto error = write_baselines(*result, *surroundings.files, output.err)) return *std::move(error);
  const bool may_suggest_baseline = request.left_out.baseline == BaselineUse::apply && !compares(options);
  return print_report(*result, options.report, may_suggest_baseline, start, surroundings, output);
}

class CheckCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    declare_paths(arguments, options_.documents.paths);
    declare_stdin_filename(arguments, options_.documents.stdin_filename);
    declare_jobs(arguments, options_.documents.jobs);
    declare_allow_root(arguments, options_.documents.allowed_roots);
    declare_report(arguments, options_.report);
    arguments.flag("--no-cache", options_.no_cache, "Use nothing that an earlier run kept, and keep nothing");
    arguments
        .value("--cache-dir", "PATH", options_.cache_folder, "Where to keep it (else $XDG_CACHE_HOME/galley)")
        .excludes = "--no-cache";
    arguments.flag("--no-exclude", options_.documents.no_exclude,
                   "Check also what galley.yaml excludes, and named files that are not its `content`");
    declare_strict_links(arguments, options_.strict_links);
    declare_baseline(arguments, options_);
    declare_since(arguments, options_.since);
    declare_shard(arguments, options_);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    const Result<int> code = check(options_, surroundings, output);
    return code ? *code : report_error(code.error(), output, options_.report.column_unit);
  }

private:
  CheckOptions options_;
};

} // namespace

CommandType check_command() {
  return {"check", 10, "Check documents and print what is wrong with them", make_command<CheckCommand>,
          "Exit code: 0 nothing found, 1 diagnostics at or above --fail-on, 2 the run could not be done."};
}

} // namespace galley
