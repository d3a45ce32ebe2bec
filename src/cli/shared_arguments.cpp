#include "cli/shared_arguments.h"

#include "base/parallel.h"
#include "base/path.h"
#include "cli/build.h"
#include "system/disk_file_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace galley {

namespace {

constexpr std::uint32_t max_jobs = 1024;

} // namespace

void declare_paths(CommandArguments &arguments, std::vector<std::string> &paths) {
  arguments.values("path", "PATH", paths,
                   "Files and folders (default: the current folder); - is standard input");
}

void declare_stdin_filename(CommandArguments &arguments, std::string &filename) {
  arguments.value("--stdin-filename", "PATH", filename, "What standard input is called");
}

void declare_jobs(CommandArguments &arguments, unsigned &jobs) {
  jobs = default_jobs();
  arguments.custom("--jobs,-j", "N", "How many threads (default: as the machine has)",
                   [&jobs](const std::string &typed) {
                     const auto number = read_whole_number(typed);
                     if (!number || *number < 1 || *number > max_jobs)
                       return fmt::format("it takes a number from 1 to {}, not \"{}\"", max_jobs, typed);
                     jobs = *number;
                     return std::string();
                   });
}

void declare_allow_root(CommandArguments &arguments, std::vector<std::string> &roots) {
  arguments.values("--allow-root", "DIR", roots,
                   "Let galley.yaml and symlinks lead to this folder too; may stand several times");
}

std::vector<std::string> absolute_roots(const std::vector<std::string> &roots,
                                        const Surroundings &surroundings) {
  std::vector<std::string> result;
  for (const std::string &root : roots) result.push_back(absolute_path(surroundings.current_folder, root));
  return result;
}

void declare_fail_on(CommandArguments &arguments, std::optional<Severity> &fail_on, std::string text) {
  arguments.choice("--fail-on", fail_on,
                   {{"error", Severity::error},
                    {"warning", Severity::warning},
                    {"info", Severity::info},
                    {"never", std::nullopt}},
                   std::move(text));
}

void declare_strict_links(CommandArguments &arguments, bool &strict) {
  arguments.flag(
      "--strict-links", strict,
      "Report every link that leads nowhere here, also where the site's generator may make its target");
}

void declare_no_baseline(CommandArguments &arguments, bool &no_baseline) {
  arguments.flag("--no-baseline", no_baseline, "Print also what the baseline holds");
}

void declare_field(CommandArguments &arguments, std::string &field) {
  arguments.value("field", "FIELD", field, "A key of the front matter, such as tags or nav.parent").required =
      true;
}

void declare_site_path(CommandArguments &arguments, std::string &path) {
  arguments.value("path", "PATH", path, "A path of the site (default: the current folder)");
}

bool reads_stdin(const DocumentOptions &options) {
  return std::ranges::find(options.paths, "-") != options.paths.end();
}

std::optional<Error> find_contradiction(const DocumentOptions &options) {
  if (options.stdin_filename.empty() || reads_stdin(options)) return std::nullopt;
  return Error{"--stdin-filename names standard input, but no path is `-`"};
}

Result<CheckScope> make_scope(const DocumentOptions &options, const Surroundings &surroundings) {
  CheckScope scope = make_scope({}, options.allowed_roots, options.jobs, surroundings);
  scope.no_exclude = options.no_exclude;
  if (!options.paths.empty()) scope.paths.clear();
  for (const std::string &path : options.paths) {
    if (path != "-") {
      scope.paths.push_back(path);
    } else if (!scope.stdin_document) {
      auto text = surroundings.read_stdin();
      if (!text) return text.error();
      scope.stdin_document = StdinDocument{options.stdin_filename, *std::move(text)};
    }
  }
  return scope;
}

CheckScope make_scope(const std::vector<std::string> &paths, const std::vector<std::string> &allowed_roots,
                      unsigned jobs, const Surroundings &surroundings) {
  CheckScope scope;
  scope.allowed_roots = absolute_roots(allowed_roots, surroundings);
  scope.current_folder = surroundings.current_folder;
  scope.now = surroundings.now;
  scope.paths = paths;
  if (scope.paths.empty()) scope.paths.emplace_back();
  scope.jobs = jobs;
  return scope;
}

void add_cache(RecordSource &source, const std::string &folder, const Surroundings &surroundings) {
  source.program = version_and_commit + (" " + build_id());
  if (folder.empty()) return;
  CacheUse use;
  use.folder = absolute_path(surroundings.current_folder, folder);
  use.files = std::make_shared<PrivateFolder>(use.folder);
  source.cache = use;
}

bool fails(const RunResult &result, std::optional<Severity> fail_on) {
  return fail_on && std::ranges::any_of(
                        result.found, [&](const Found &one) { return one.diagnostic.severity >= *fail_on; });
}

} // namespace galley
