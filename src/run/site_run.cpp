#include "run/site_run.h"

#include "run/baseline.h"
#include "run/found.h"
#include "site/discover.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace galley {

namespace {

std::vector<std::string> paths_of(const Site &site) {
  std::vector<std::string> paths;
  paths.reserve(site.documents.size() + site.data_files.size());
  for (const FoundDocument &document : site.documents) paths.push_back(document.path);
  for (const FoundDocument &file : site.data_files) paths.push_back(file.path);
  return paths;
}

// Adds up what could not be judged in the named documents.
void add_unjudged(const Site &site, const SiteRecords &records, std::vector<Unjudged> &out) {
  std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> counts;
  for (const Unjudged &one : out) counts[{one.what, one.why}] += one.count;
  for (std::size_t i = 0; i < site.documents.size(); ++i) {
    if (!site.documents[i].named) continue;
    for (const Unjudged &one : records.documents[i].unjudged) counts[{one.what, one.why}] += one.count;
  }
  std::vector<Unjudged> sums;
  for (const auto &[kind, count] : counts)
    sums.push_back({std::string(kind.first), std::string(kind.second), count});
  out = std::move(sums);
}

std::vector<RuleOn> rules_on(const RuleSet &rules) {
  std::map<std::string_view, RuleOn> by_id;
  rules.for_each_active([&](const ActiveRule &active) {
    RuleOn &on = by_id.try_emplace(active.instance->rule->id, RuleOn{active.instance->rule, active.severity})
                     .first->second;
    on.severity = std::max(on.severity, active.severity);
  });
  std::vector<RuleOn> result;
  for (const auto &[id, on] : by_id) result.push_back(on);
  return result;
}

} // namespace

Result<RuleSet> find_rules(const FileSystem &files, const CheckScope &scope, Site &site) {
  if (site.whole) add_data_files(site);
  auto rules = RuleSet::make(*site.config, paths_of(site));
  if (!rules || site.whole || site.documents.empty() || !rules->needs().corpus) return rules;
  if (auto error = add_rest_of_site(files, scope, site)) return *std::move(error);
  add_data_files(site);
  // The rules of the added documents count, too: a Record is the same for every run that stores it.
  return RuleSet::make(*site.config, paths_of(site));
}

LinkContext link_context(const RunRequest &request, const Site &site) {
  LinkContext context;
  context.strict = request.strict_links;
  if (request.earlier == nullptr) return context;
  const auto earlier = request.earlier->find(site.folder.path);
  if (earlier == request.earlier->end()) return context;
  for (const std::string &path : earlier->second) {
    if (site.find(path) == nullptr) context.deleted.push_back(path);
  }
  return context;
}

std::optional<Error> add_site(const SitePass &pass, const RunRequest &request, SiteRecords &records,
                              RunResult &result) {
  const Site &site = pass.site;
  std::vector<Found> found = collect_found(site, records, result.sites.size());
  if (request.fingerprints) add_fingerprints(pass, found);
  add_unjudged(site, records, result.unjudged);
  if (auto error = apply_baseline(pass, request.left_out, records, found, result)) return error;
  result.left_out += leave_out_known(pass, request.left_out, found);
  std::move(found.begin(), found.end(), std::back_inserter(result.found));

  CheckedSite &checked = result.sites.emplace_back();
  checked.checked =
      static_cast<std::size_t>(std::count_if(site.documents.begin(), site.documents.end(),
                                             [](const FoundDocument &document) { return document.named; }));
  result.documents += checked.checked;
  checked.folder = site.folder;
  checked.rules = rules_on(pass.rules);
  checked.config = site.config;
  if (request.fingerprints) {
    for (const FoundDocument &document : site.documents) checked.documents.push_back(document.path);
  }
  for (const FoundDocument &file : site.data_files) {
    if (file.named) checked.data_files.push_back(file.path);
  }
  return std::nullopt;
}

void sort_found(RunResult &result) {
  struct Sortable {
    std::string file;
    Found found;
  };
  std::vector<Sortable> sorted;
  sorted.reserve(result.found.size());
  for (Found &one : result.found) sorted.push_back({result.file_of(one), std::move(one)});
  std::stable_sort(sorted.begin(), sorted.end(), [](const Sortable &a, const Sortable &b) {
    const Diagnostic &one = a.found.diagnostic;
    const Diagnostic &other = b.found.diagnostic;
    return std::tie(a.file, one.where.span.begin, one.rule, one.where.span.end, one.message) <
           std::tie(b.file, other.where.span.begin, other.rule, other.where.span.end, other.message);
  });
  for (std::size_t i = 0; i < sorted.size(); ++i) result.found[i] = std::move(sorted[i].found);
}

} // namespace galley
