#include "run/run.h"

#include "base/path.h"
#include "run/judge.h"
#include "run/precedence.h"
#include "run/record_cache.h"
#include "run/site_run.h"
#include "site/discover.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

void add_notice(RunResult &result, std::string notice) {
  if (std::ranges::find(result.notices, notice) == result.notices.end())
    result.notices.push_back(std::move(notice));
}

void add_warnings(RunResult &result, const std::vector<Error> &warnings) {
  for (const Error &warning : warnings) {
    const auto same = [&](const Error &known) {
      return known.path == warning.path && known.place == warning.place && known.message == warning.message;
    };
    if (std::ranges::none_of(result.warnings, same)) result.warnings.push_back(warning);
  }
}

// Where few documents are checked each by itself, to read a store of the whole site would cost more.
std::optional<RecordCache> open_store(const SitePass &pass, const RecordSource &source, RunResult &result) {
  if (!source.cache || !(pass.rules.needs().corpus || pass.site.whole)) return std::nullopt;
  const std::string &folder = source.cache->folder;
  if (!folder.empty() && is_within(folder, pass.site.folder.bounds.root)) {
    add_notice(result, "nothing is kept for the next run: " + folder +
                           " is in the repository, which could bring a store of its own");
    return std::nullopt;
  }
  return std::optional<RecordCache>(std::in_place, pass, source);
}

std::optional<Error> run_site(const FileSystem &files, const RunRequest &request, Site &site,
                              RunResult &result) {
  // Find the rules that are on, and the other documents that the named ones are checked against.
  const auto rules = find_rules(files, request.scope, site);
  if (!rules) return rules.error();
  add_warnings(result, site.config->warnings);
  for (const auto &instance : rules->instances()) add_warnings(result, instance->check->warnings());
  if (site.documents.empty()) return std::nullopt; // only its config was named
  const SitePass pass = {
      files, site, *rules, request.scope.now, std::max(1U, request.scope.jobs), link_context(request, site)};

  // A run over a part of the site ends with the part's Records.
  if (request.records.shard) {
    result.documents += site.documents.size();
    result.shard = make_shard(pass, request.records);
    return std::nullopt;
  }

  // What is known of each document: its Record, made anew, taken from the store, or merged from parts.
  std::optional<RecordCache> store = open_store(pass, request.records, result);
  auto records = find_records(pass, request.records, store ? &*store : nullptr);
  if (!records) return records.error();

  // Add what corpus checks find, and remove what comments suppress and what another diagnostic says already,
  // unless the store had the outcome.
  if (!records->judged) {
    auto folders = check_corpus(pass, *records);
    apply_suppressions(pass, *records);
    apply_precedence(pass.rules, *records);
    if (store) store->keep_outcome(*records, std::move(folders));
  }
  if (store) store->write();
  if (store && !store->refusal().empty())
    add_notice(result, "nothing is kept for the next run: " + store->refusal());

  // Leave out what the baseline or an earlier run has, and add the rest to the result.
  return add_site(pass, request, *records, result);
}

} // namespace

Result<RunResult> run(const FileSystem &files, const RunRequest &request) {
  // Standard input replaces the file that it is named after.
  const CheckScope &scope = request.scope;
  MemoryFileSystem overlay(&files);
  if (const auto &document = scope.stdin_document) overlay.add(stdin_file(scope, *document), document->text);
  const FileSystem &all_files = scope.stdin_document ? overlay : files;

  // Find the sites that the scope's paths are in, with their configs and documents.
  auto discovery = discover(all_files, scope);
  if (!discovery) return discovery.error();
  RunResult result;
  result.notices = std::move(discovery->notices);
  if (request.records.shard || !request.records.merged.empty()) {
    if (discovery->sites.size() != 1 || !discovery->sites.front().whole)
      return Error{"--shard and merge are for one whole site: name its folder, or go there"};
  }

  // Check each site by itself.
  for (Site &site : discovery->sites) {
    if (request.left_out.affected) {
      if (auto error = add_affected(all_files, scope, site)) return *std::move(error);
    }
    if (auto error = run_site(all_files, request, site, result)) return *std::move(error);
  }
  sort_found(result);
  return result;
}

} // namespace galley
