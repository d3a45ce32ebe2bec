#include "site/git_folder.h"

#include "base/path.h"
#include "base/source.h"
#include "text/ascii.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace galley {

namespace {

// Git reads none of these for what galley asks, and programs put links and sockets there.
constexpr std::array<std::string_view, 7> unread = {
    "hooks", "modules", "worktrees", "lfs", "annex", "rr-cache", "fsmonitor--daemon.ipc"};

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
  // Returns nothing where the text can't be read, or is so large that galley reads no such file.
  std::optional<std::string> read(std::string_view path) const {
    std::string text;
    if (!files_.read(printed(path), max_source_size, text)) return std::nullopt;
    return text;
  }
  // Returns the rest of the file's first line after `prefix`. It is empty where the line begins otherwise.
  std::string read_line_after(std::string_view path, std::string_view prefix) const {
    std::string text = read(path).value_or("");
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

std::string in_small_letters(std::string text) {
  std::ranges::transform(text, text.begin(), to_ascii_lower);
  return text;
}

// A line of Git's configuration, without the white space around it.
std::string_view take_line(std::string_view &text) {
  constexpr std::string_view space = " \t\r";
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  line.remove_prefix(std::min(line.find_first_not_of(space), line.size()));
  return line.substr(0, line.find_last_not_of(space) + 1);
}

// Returns the values of all lines `NAME = VALUE`, whatever section they stand in.
std::vector<std::string> values_of(std::string_view text, std::string_view name) {
  std::vector<std::string> values;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    std::string_view value = line.substr(std::min(line.find('='), line.size()));
    if (value.empty() || !in_small_letters(std::string(line)).starts_with(name)) continue;
    value.remove_prefix(1);
    values.emplace_back(take_line(value));
  }
  return values;
}

// Returns whether a setting `worktree = PATH` of the folder's config names the root, as that of a submodule
// does.
bool names_worktree(const Files &files, const std::string &folder, std::string_view root) {
  const std::string text = files.read(join_path(folder, "config")).value_or("");
  return std::ranges::any_of(values_of(text, "worktree"), [&](const std::string &path) {
    return files.are_same(absolute_path(folder, path), root);
  });
}

// The beginning of `[include]` and `[includeIf "…"]`.
constexpr std::string_view include_header = "[include";

// Returns whether each header that includes a file stands in a line of its own, so that a value can't hide
// behind it.
bool has_plain_includes(const std::string &config) {
  const std::string text = in_small_letters(config);
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = take_line(rest);
    const std::size_t header = line.find(include_header);
    if (header != line.npos && (header > 0 || line.find(']') + 1 != line.size())) return false;
  }
  return true;
}

// Looks at all that Git may read below a folder, and at the folders that objects are borrowed from.
class Inspection {
public:
  Inspection(const Files &files, std::string_view root, const GitFolder &folder)
      : files_(files), root_(root),
        main_(name_of(folder.common) == ".git" ? above(folder.common) : std::string(root)) {}

  // `top` is one of the GitFolder; a branch, say, may have a name of the `unread`.
  std::optional<Error> inspect_folder(const std::string &folder, bool top = true) {
    std::vector<FolderEntry> entries;
    if (!files_.list(folder, entries)) return std::nullopt; // Git can't either
    for (const FolderEntry &entry : entries) {
      if (top && std::ranges::find(unread, entry.name) != unread.end()) continue;
      const std::string path = join_path(folder, entry.name);
      if (entry.symlink) return refuse(path, "it is a symbolic link");
      if (entry.kind == FileKind::other) return refuse(path, "it is no regular file");
      if (entry.kind == FileKind::folder) {
        if (auto error = inspect_folder(path, false)) return error;
      } else if (top && entry.name.starts_with("config")) {
        if (auto error = inspect_config(path)) return error;
      } else if (entry.name == "alternates" && name_of(folder) == "info") {
        if (auto error = inspect_alternates(path)) return error;
      }
    }
    return std::nullopt;
  }

private:
  static constexpr std::string_view unreadable = "it is a file that galley can't read and";

  std::optional<Error> inspect_config(const std::string &path) const {
    const auto text = files_.read(path);
    if (!text) return refuse(path, unreadable);
    if (!includes_others(*text)) return std::nullopt;
    const std::vector<std::string> included = values_of(*text, "path");
    // Behind a symlink `..` would be another folder.
    const auto is_plain = [](const std::string &file) {
      return file.find_first_of("~%\"\\#;") == file.npos &&
             file.find("..", file.find_first_not_of("./")) == file.npos;
    };
    const bool harmless = has_plain_includes(*text) && is_straight(path) &&
                          std::ranges::all_of(included, is_plain) &&
                          std::ranges::all_of(included, [&](const std::string &file) {
                            return may_be_included(absolute_path(folder_of(path), file));
                          });
    if (harmless) return std::nullopt;
    return Error{
        "galley asks Git nothing here, since a file is included that may lie outside of the repository, "
        "or includes others; `git config --local --unset-all include.path` leaves it out",
        files_.printed(path)};
  }

  static bool includes_others(const std::string &config) {
    return in_small_letters(config).find(include_header) != std::string::npos;
  }

  // Returns whether a file lies in the repository, behind no symlink.
  bool is_straight(const std::string &path) const {
    const std::string_view top = is_within(path, root_) ? root_ : std::string_view(main_);
    if (!is_within(path, top)) return false;
    for (std::string at = path; at != top; at = folder_of(at)) {
      if (files_.info(at).symlink) return false;
    }
    return true;
  }

  bool may_be_included(const std::string &path) const {
    if (!is_straight(path)) return false;
    const auto text = files_.read(path);
    return text ? !includes_others(*text) : files_.info(path).kind == FileKind::missing;
  }

  std::optional<Error> inspect_alternates(const std::string &path) {
    const auto text = files_.read(path);
    if (!text) return refuse(path, unreadable);
    if (text->find_first_not_of(" \t\r\n") == text->npos) return std::nullopt;
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
  std::string_view root_;
  std::string main_; // the root that a linked worktree's repository has besides
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
    if (info.symlink) return std::nullopt; // the folder would lead back to the file that it leads to
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
                                      std::string_view root, const GitFolder &folder) {
  const Files seen(files, current_folder);
  Inspection inspection(seen, root, folder);
  auto error = inspection.inspect_folder(folder.own);
  if (!error && folder.common != folder.own) error = inspection.inspect_folder(folder.common);
  return error;
}

} // namespace galley
