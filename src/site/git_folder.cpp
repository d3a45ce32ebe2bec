#include "site/git_folder.h"

#include "base/path.h"
#include "base/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace galley {

namespace {

// Git reads none of these for what galley asks, and programs put links and sockets there.
constexpr std::array<std::string_view, 8> unread = {"hooks", "logs",  "modules",  "worktrees",
                                                    "lfs",   "annex", "rr-cache", "fsmonitor--daemon.ipc"};

// The files of Git's folders, by absolute paths.
class Files {
public:
  Files(const FileSystem &files, std::string_view current_folder)
      : files_(files), current_folder_(current_folder) {}

  std::string printed(std::string_view path) const { return printed_path(current_folder_, path); }
  FileInfo info(std::string_view path) const { return files_.info(printed(path)); }
  bool list(std::string_view path, std::vector<FolderEntry> &entries) const {
    return static_cast<bool>(files_.list(printed(path), entries));
  }
  // Returns the text, which is empty where there is none.
  std::string read(std::string_view path) const {
    std::string text;
    return files_.read(printed(path), max_source_size, text) ? text : "";
  }
  // Returns the rest of the file's first line after `prefix`. It is empty where the line begins otherwise.
  std::string read_line_after(std::string_view path, std::string_view prefix) const {
    std::string text = read(path);
    if (!text.starts_with(prefix)) return "";
    text.resize(std::min(text.find_first_of("\r\n"), text.size()));
    return text.substr(prefix.size());
  }
  bool are_same(std::string_view a, std::string_view b) const {
    const FileInfo first = info(a);
    const FileInfo second = info(b);
    return first.kind != FileKind::missing && first.kind == second.kind && first.device == second.device &&
           first.inode == second.inode;
  }

private:
  const FileSystem &files_;
  std::string_view current_folder_;
};

std::string above(std::string_view path) {
  return std::string(folder_of(path));
}

// Returns whether a setting `worktree = PATH` of the folder's config names the root, as that of a submodule
// does.
bool names_worktree(const Files &files, const std::string &folder, std::string_view root) {
  const std::string text = files.read(join_path(folder, "config"));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    constexpr std::string_view space = " \t\r";
    line.remove_prefix(std::min(line.find_first_not_of(space), line.size()));
    const std::size_t equals = line.find('=');
    if (!line.starts_with("worktree") || equals == line.npos) continue;
    line.remove_prefix(std::min(line.find_first_not_of(space, equals + 1), line.size()));
    line = line.substr(0, line.find_last_not_of(space) + 1);
    if (files.are_same(absolute_path(folder, line), root)) return true;
  }
  return false;
}

// Looks at all that Git may read below a folder, and at the folders that objects are borrowed from.
class Inspection {
public:
  explicit Inspection(const Files &files) : files_(files) {}

  std::optional<Error> inspect_folder(const std::string &folder) {
    std::vector<FolderEntry> entries;
    if (!files_.list(folder, entries)) return std::nullopt; // Git can't either
    for (const FolderEntry &entry : entries) {
      if (std::ranges::find(unread, entry.name) != unread.end()) continue;
      const std::string path = join_path(folder, entry.name);
      if (entry.symlink) return refuse(path, "it is a symbolic link");
      if (entry.kind == FileKind::other) return refuse(path, "it is no regular file");
      if (entry.kind == FileKind::folder) {
        if (auto error = inspect_folder(path)) return error;
      } else if (entry.name == "alternates" && name_of(folder) == "info") {
        if (auto error = inspect_alternates(path)) return error;
      }
    }
    return std::nullopt;
  }

private:
  std::optional<Error> inspect_alternates(const std::string &path) {
    const std::string text = files_.read(path);
    if (text.find_first_not_of(" \t\r\n") == text.npos) return std::nullopt;
    return Error{
        "galley asks Git nothing here, since objects are borrowed from another repository; `git repack "
        "-a -d` copies them, then this file can go",
        files_.printed(path)};
  }

  Error refuse(const std::string &path, std::string_view why) const {
    return {fmt::format("galley asks Git nothing here, since {} that may lead Git anywhere; a clone has none",
                        why),
            files_.printed(path)};
  }

  const Files &files_;
};

} // namespace

std::optional<GitFolder> find_git_folder(const FileSystem &files_below, std::string_view current_folder,
                                         std::string_view root) {
  const Files files(files_below, current_folder);
  const std::string dot_git = absolute_path(root, ".git");
  const FileInfo info = files.info(dot_git);
  if (info.kind == FileKind::folder && !info.symlink) {
    if (files.info(join_path(dot_git, "commondir")).kind != FileKind::missing) return std::nullopt;
    return GitFolder{dot_git, dot_git};
  }
  GitFolder folder{dot_git, dot_git};
  if (info.kind == FileKind::file) {
    const std::string target = files.read_line_after(dot_git, "gitdir: ");
    if (target.empty()) return std::nullopt;
    folder.own = absolute_path(root, target);
    folder.common = folder.own;
  }
  // Nothing of a folder elsewhere is read unless its name is that of a linked worktree's or a submodule's.
  const bool is_worktree = name_of(above(folder.own)) == "worktrees";
  const bool may_be_submodule = folder.own.find("/modules/") != std::string::npos;
  if (!is_within(folder.own, root) && (is_worktree || may_be_submodule)) files_below.confine({folder.own});
  if (is_worktree) { // FOLDER/worktrees/NAME leads back to the `.git`
    const std::string common = files.read_line_after(join_path(folder.own, "commondir"), "");
    const std::string back = files.read_line_after(join_path(folder.own, "gitdir"), "");
    folder.common = absolute_path(folder.own, common);
    if (!files.are_same(above(above(folder.own)), folder.common) ||
        !files.are_same(absolute_path(folder.own, back), dot_git))
      return std::nullopt;
    files_below.confine({folder.common});
    return folder;
  }
  const bool is_submodule = may_be_submodule &&
                            files.info(join_path(folder.own, "commondir")).kind == FileKind::missing &&
                            names_worktree(files, folder.own, root);
  if (!is_submodule) return std::nullopt;
  return folder;
}

std::optional<Error> check_git_folder(const FileSystem &files, std::string_view current_folder,
                                      const GitFolder &folder) {
  const Files seen(files, current_folder);
  Inspection inspection(seen);
  auto error = inspection.inspect_folder(folder.own);
  if (!error && folder.common != folder.own) error = inspection.inspect_folder(folder.common);
  return error;
}

} // namespace galley
