#include "lint/git.h"

#include "base/source.h"
#include "lint/site.h"

namespace galley {

namespace {

// The file's first line, without `prefix`; empty where it can't be read or doesn't start so.
std::string read_line_after(const FileSystem &files, const std::string &path, std::string_view prefix) {
  std::string text;
  std::string error;
  if (!files.read(path, max_source_size, text, error) || !text.starts_with(prefix)) return "";
  text.resize(std::min(text.find_first_of("\r\n"), text.size()));
  return text.substr(prefix.size());
}

} // namespace

std::optional<std::string> find_repository(const FileSystem &files, std::string_view current_folder,
                                           std::string_view folder) {
  for (std::string at(folder); !at.empty(); at = parent_folder(at)) {
    const FileKind kind = files.info(join_path(printed_path(current_folder, at), ".git")).kind;
    if (kind == FileKind::file || kind == FileKind::folder) return at;
  }
  return std::nullopt;
}

std::string read_repository_excludes(const FileSystem &files, std::string_view current_folder,
                                     std::string_view root) {
  const auto printed = [&](const std::string &path) { return printed_path(current_folder, path); };
  std::string folder = absolute_path(root, ".git");
  if (files.info(printed(folder)).kind == FileKind::file) { // a submodule's or a linked worktree's
    const std::string target = read_line_after(files, printed(folder), "gitdir: ");
    if (target.empty()) return "";
    folder = absolute_path(root, target);
    const std::string common = read_line_after(files, printed(join_path(folder, "commondir")), "");
    if (!common.empty()) folder = absolute_path(folder, common);
  }
  std::string text;
  std::string error;
  files.read(printed(join_path(folder, "info/exclude")), max_source_size, text, error);
  return text;
}

} // namespace galley
