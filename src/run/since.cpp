#include "run/since.h"

#include "base/path.h"
#include "site/discover.h"
#include "site/git.h"
#include "site/git_files.h"
#include "site/site.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace galley {

namespace {

// What a run over the earlier state looks at: all that may be wanted of the later one, and is there.
RunRequest request_before(const FileSystem &before, const FileSystem &now, const RunRequest &request,
                          bool affected) {
  RunRequest result = request;
  result.stdin_document.reset();
  result.may_be_empty = true;
  result.collects_known = true;
  if (result.cache) result.cache->of = "tree ";
  result.paths.clear();
  std::vector<std::string> paths = request.paths;
  if (request.stdin_document) paths.push_back(stdin_file(request, *request.stdin_document));
  for (const std::string &path : paths) {
    const std::string absolute = absolute_path(request.current_folder, path);
    const auto add = [&](const std::string &wanted) {
      const std::string printed = printed_path(request.current_folder, wanted);
      const FileKind kind = before.info(printed).kind;
      if (kind == FileKind::file || kind == FileKind::folder) result.paths.push_back(printed);
    };
    add(absolute);
    if (!affected) continue;
    const bool folder = now.info(printed_path(request.current_folder, absolute)).kind == FileKind::folder;
    add(find_site(now, request.current_folder, folder ? absolute : folder_of(absolute)));
  }
  return result;
}

std::string words_of(const Error &error) {
  if (error.path.empty()) return error.message;
  if (error.place.line == 0) return error.path + ": " + error.message;
  return fmt::format("{}:{}: {}", error.path, error.place.line, error.message);
}

// The repository that all of the request's paths are in.
Result<GitRepository> find_common_repository(const FileSystem &files, const RunRequest &request) {
  std::vector<std::string> paths = request.paths;
  if (request.stdin_document) paths.push_back(request.stdin_document->filename);
  std::optional<std::string> root;
  for (const std::string &path : paths) {
    const std::string absolute = absolute_path(request.current_folder, path);
    if (!root) {
      root = find_repository(files, request.current_folder, absolute);
      if (!root)
        return Error{fmt::format("{} is in no Git repository; --since, --staged and --affected compare with "
                                 "what Git has",
                                 absolute)};
    }
    if (!is_within(absolute, *root))
      return Error{fmt::format(
          "{} is not in the Git repository {}, as the other paths are; check it by itself", absolute, *root)};
  }
  return GitRepository(root.value_or(request.current_folder));
}

} // namespace

Result<RunResult> run_between(const FileSystem &before, const std::string &name, const FileSystem &now,
                              RunRequest request, bool affected) {
  SiteFingerprints known;
  std::string notice;
  if (const RunRequest earlier = request_before(before, now, request, affected); !earlier.paths.empty()) {
    auto result = run(before, earlier);
    if (result)
      known = std::move(result->known);
    else
      notice = fmt::format("{} can't be checked, so all counts as new: {}", name, words_of(result.error()));
  }
  request.known = &known;
  request.affected = affected;
  auto result = run(now, request);
  if (result && !notice.empty()) result->notices.push_back(std::move(notice));
  return result;
}

Result<RunResult> run_since(const FileSystem &files, const RunRequest &request, const Since &since) {
  const auto repository = find_common_repository(files, request);
  if (!repository) return repository.error();
  const std::string name = since.revision.value_or("HEAD");
  Result<std::string> tree = std::string();
  const auto has_commit = since.revision ? Result<bool>(true) : repository->has_commit();
  if (!has_commit) return has_commit.error();
  if (*has_commit) tree = repository->find_tree(name);
  if (!tree) return tree.error();
  const auto before = GitFileSystem::of_tree(*repository, *tree, files, request.current_folder);
  if (!before) return before.error();
  if (!since.staged) return run_between(**before, name, files, request, since.affected);
  const auto index = GitFileSystem::of_index(*repository, files, request.current_folder);
  if (!index) return index.error();
  RunRequest staged = request;
  if (staged.cache) staged.cache->of = "index ";
  return run_between(**before, name, **index, std::move(staged), since.affected);
}

} // namespace galley
