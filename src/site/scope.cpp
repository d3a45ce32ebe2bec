#include "site/scope.h"

#include "base/path.h"
#include "site/site_folder.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

namespace galley {

namespace {

// Returns the absolute paths that the scope names.
std::vector<std::string> named_paths(const CheckScope &scope) {
  std::vector<std::string> result;
  for (const std::string &path : scope.paths) result.push_back(absolute_path(scope.current_folder, path));
  if (scope.stdin_document)
    result.push_back(absolute_path(scope.current_folder, stdin_file(scope, *scope.stdin_document)));
  return result;
}

} // namespace

std::string stdin_file(const CheckScope &scope, const StdinDocument &document) {
  if (document.filename.empty()) return "<stdin>";
  return printed_path(scope.current_folder, absolute_path(scope.current_folder, document.filename));
}

Result<GitRepository> find_common_repository(const FileSystem &files, const FileSystem &git_files,
                                             const CheckScope &scope) {
  std::optional<std::string> root;
  for (const std::string &path : named_paths(scope)) {
    if (!root) {
      // The repository is that of a site: one that a symlink leads out to is none.
      const auto site = find_site_folder(files, scope.current_folder, path, scope.allowed_roots);
      if (!site) return site.error();
      root = find_repository(files, scope.current_folder, path);
      if (!root)
        return Error{fmt::format("{} is in no Git repository; --since, --staged and --affected compare with "
                                 "what Git has",
                                 path)};
    }
    if (!is_within(path, *root))
      return Error{fmt::format(
          "{} is not in the Git repository {}, as the other paths are; check it by itself", path, *root)};
  }
  return GitRepository::open(git_files, scope.current_folder, root.value_or(scope.current_folder));
}

CheckScope earlier_scope(const FileSystem &before, const FileSystem &now, const CheckScope &scope,
                         bool with_sites) {
  CheckScope result = scope;
  result.stdin_document.reset();
  result.may_be_empty = true;
  result.paths.clear();
  const auto add = [&](const std::string &absolute) {
    const std::string file = printed_path(scope.current_folder, absolute);
    const FileKind kind = before.info(file).kind;
    if (kind == FileKind::file || kind == FileKind::folder) result.paths.push_back(file);
  };
  for (const std::string &path : named_paths(scope)) {
    add(path);
    if (!with_sites) continue;
    const bool folder = now.info(printed_path(scope.current_folder, path)).kind == FileKind::folder;
    const auto site = find_site_folder(now, scope.current_folder,
                                       folder ? path : std::string(folder_of(path)), scope.allowed_roots);
    if (site) add(site->path); // the run over `now` returns the error
  }
  return result;
}

} // namespace galley
