#include "run/since.h"

#include "site/git_files.h"
#include "site/scope.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace galley {

namespace {

std::string words_of(const Error &error) {
  if (error.path.empty()) return error.message;
  if (error.place.line == 0) return error.path + ": " + error.message;
  return fmt::format("{}:{}: {}", error.path, error.place.line, error.message);
}

// Returns the fingerprints of the diagnostics, by site.
SiteFingerprints fingerprints_of(const RunResult &result) {
  SiteFingerprints known;
  for (const Found &one : result.found) known[result.sites[one.site].folder.path].insert(one.fingerprint);
  return known;
}

} // namespace

Result<RunResult> run_between(const FileSystem &before, const std::string &name, const FileSystem &now,
                              RunRequest request, bool affected) {
  SiteFingerprints known;
  SiteDocuments documents;
  std::string notice;
  RunRequest earlier = request;
  earlier.scope = earlier_scope(before, now, request.scope, affected);
  earlier.fingerprints = true;
  if (earlier.records.cache) earlier.records.cache->of = "tree ";
  if (!earlier.scope.paths.empty()) {
    auto result = run(before, earlier);
    if (result) {
      known = fingerprints_of(*result);
      for (CheckedSite &site : result->sites) documents[site.folder.path] = std::move(site.documents);
    } else {
      notice = fmt::format("{} can't be checked, so all counts as new: {}", name, words_of(result.error()));
    }
  }
  request.left_out.known = &known;
  request.left_out.affected = affected;
  request.earlier = &documents;
  auto result = run(now, request);
  if (result && !notice.empty()) result->notices.push_back(std::move(notice));
  return result;
}

Result<RunResult> run_since(const FileSystem &files, const FileSystem &git_files, const RunRequest &request,
                            const Since &since) {
  const auto repository = find_common_repository(files, git_files, request.scope);
  if (!repository) return repository.error();
  const std::string name = since.revision.value_or("HEAD");
  Result<std::string> tree = std::string();
  const auto has_commit = since.revision ? Result<bool>(true) : repository->has_commit();
  if (!has_commit) return has_commit.error();
  if (*has_commit) tree = repository->find_tree(name);
  if (!tree) return tree.error();
  const auto before = GitFileSystem::of_tree(*repository, *tree, files, request.scope.current_folder);
  if (!before) return before.error();
  if (!since.staged) return run_between(**before, name, files, request, since.affected);
  const auto index = GitFileSystem::of_index(*repository, files, request.scope.current_folder);
  if (!index) return index.error();
  RunRequest staged = request;
  if (staged.records.cache) staged.records.cache->of = "index ";
  return run_between(**before, name, **index, std::move(staged), since.affected);
}

} // namespace galley
