#include "site/walk.h"

#include "base/path.h"
#include "base/source.h"
#include "config/config_names.h"
#include "site/git.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace galley {

namespace {

bool holds(const std::vector<FolderEntry> &entries, std::string_view name) {
  return std::ranges::any_of(entries, [&](const FolderEntry &entry) { return entry.name == name; });
}

bool holds_config(const std::vector<FolderEntry> &entries) {
  return std::ranges::any_of(config_names(), [&](const std::string &name) { return holds(entries, name); });
}

class Walker {
public:
  Walker(const FileSystem &files, const Config &config, const Walk &walk)
      : files_(files), config_(config), walk_(walk) {}

  Result<WalkResult> walk(const WalkStart &start) {
    Folder first = {start.folder, printed(start.folder), site_path(start.folder), start.above};
    first.excluded = config_.exclude.verdict_with_folders(first.path);
    std::vector<FolderEntry> entries;
    if (const FileResult listed = files_.list(first.file, entries); !listed)
      return Error{
          cannot_be_read("the folder " + (first.file.empty() ? "." : first.file), listed.error().reason)};
    start_ = start;
    // A nested repository's ignore files are its own.
    if (!start.first.empty() && !holds(entries, ".git")) {
      ignores_.go_to(start.ignores);
    } else {
      push_ignore_files_above();
    }
    walk_from(std::move(first));
    // Real folders are entered first, so that a document has its real path if that is in this folder.
    through_symlink_ = true;
    while (!symlinked_.empty()) {
      Symlinked next = std::move(symlinked_.front());
      symlinked_.pop_front();
      ignores_.go_to(next.ignores);
      enter_folders_above();
      walk_from(std::move(next.folder));
    }
    return std::move(result_);
  }

private:
  // A folder on the way from the start to where the walk is.
  struct Folder {
    std::string absolute;
    std::string file;                                   // as file systems know it
    std::string path;                                   // from the site's folder; "" for that itself
    std::shared_ptr<const FolderChain> chain;           // the folders above, and with enter() itself
    GlobSet::Verdict excluded = GlobSet::Verdict::none; // what `exclude` says of it
    IgnoreChainPtr ignores_above = {};
    std::vector<FolderEntry> entries = {};
    std::size_t next = 0;        // the entry to visit next
    std::string repository = {}; // WalkStart::repository of a site that begins here
  };
  struct Symlinked {
    Folder folder;
    IgnoreChainPtr ignores;
  };

  std::string printed(std::string_view absolute) const {
    return printed_path(walk_.current_folder, absolute);
  }
  std::string site_path(std::string_view absolute) const {
    return std::string(path_below(walk_.site, absolute));
  }

  void push_ignore_file(std::string_view absolute, std::string_view folder_file, bool exists) {
    const std::string file = join_path(folder_file, ".gitignore");
    std::string text;
    if (const FileResult read = files_.read(file, max_source_size, text); !read) {
      if (exists || exists_here(files_.info(file)))
        result_.notices.push_back(cannot_be_read(file, read.error().reason) +
                                  "; what Git ignores by it is checked");
      return;
    }
    add_ignores(absolute, file, text, false);
  }

  void add_ignores(std::string_view absolute, const std::string &file, std::string_view text, bool only) {
    const std::size_t left_out = ignores_.add(absolute, text, only);
    if (left_out == 0) return;
    result_.notices.push_back(fmt::format("{}: {} {} too long, or too much like others, to be read; what Git "
                                          "ignores by {} is checked",
                                          file, left_out, left_out == 1 ? "line is" : "lines are",
                                          left_out == 1 ? "it" : "them"));
  }

  void push_repository_excludes(const std::string &repository, bool only) {
    add_ignores(repository, join_path(printed(repository), ".git/info/exclude"),
                read_repository_excludes(files_, walk_.current_folder, repository), only);
  }

  // Reads the ignore files from the root of the repository, or of the site where there is no repository, down
  // to the folder above the start.
  void push_ignore_files_above() {
    const auto repository = find_repository(files_, walk_.current_folder, start_.folder);
    if (repository) push_repository_excludes(*repository, false);
    const std::string top = repository.value_or(walk_.site);
    std::vector<std::string> above;
    for (std::string at = start_.folder; at != top && !at.empty();) {
      at = folder_of(at);
      above.push_back(at);
    }
    for (auto folder = above.rbegin(); folder != above.rend(); ++folder)
      push_ignore_file(*folder, printed(*folder), false);
  }

  // Makes sure that a symlink to a folder above the start is not entered, since it would be a loop.
  void enter_folders_above() {
    if (std::exchange(entered_above_, true)) return;
    for (const FolderChain *above = start_.above.get(); above != nullptr; above = above->above.get())
      entered_.emplace(above->device, above->inode);
    for (std::string_view above = folder_of(start_.first.empty() ? start_.folder : start_.first);
         !above.empty(); above = folder_of(above)) {
      const FileInfo info = files_.info(printed(above));
      entered_.emplace(info.device, info.inode);
    }
  }

  bool begins_site(const std::vector<FolderEntry> &entries) const {
    return holds_config(entries) || (config_.path.empty() && holds(entries, ".git"));
  }

  // Visits all that is below a folder. What is on the way is on the heap, since folders may be deep.
  void walk_from(Folder first) {
    std::vector<Folder> way;
    if (enter(first)) way.push_back(std::move(first));
    while (!way.empty()) {
      Folder &folder = way.back();
      if (folder.next == folder.entries.size()) {
        ignores_.go_to(folder.ignores_above);
        way.pop_back();
        continue;
      }
      const FolderEntry &entry = folder.entries[folder.next++];
      if (auto below = visit(folder, entry); below && enter(*below)) way.push_back(std::move(*below));
    }
  }

  // Lists a folder. Returns false where nothing in it is to be visited.
  bool enter(Folder &folder) {
    const FileInfo info = files_.info(folder.file);
    if (info.kind == FileKind::folder && !entered_.emplace(info.device, info.inode).second) return false;
    if (folder.path.size() > max_path_size) return add_unread(folder, "its path is too long");
    if (const FileResult listed = files_.list(folder.file, folder.entries); !listed)
      return add_unread(folder, listed.error().reason);
    folder.ignores_above = ignores_.chain();
    const bool is_start = folder.absolute == start_.folder;
    const bool is_repository = !is_start && holds(folder.entries, ".git");
    if (!is_start && begins_site(folder.entries)) {
      const std::string &first = start_.first.empty() ? start_.folder : start_.first;
      result_.nested_sites.push_back({folder.absolute, first, ignores_.chain(), folder.chain,
                                      is_repository ? folder.absolute : folder.repository});
      return false;
    }
    folder.chain = std::make_shared<FolderChain>(FolderChain{folder.chain, info.device, info.inode});
    // Only a submodule's own ignore files apply to it.
    if (is_repository) {
      push_repository_excludes(folder.absolute, true);
      folder.repository = folder.absolute;
    }
    if (holds(folder.entries, ".gitignore")) push_ignore_file(folder.absolute, folder.file, true);
    return true;
  }

  bool add_unread(const Folder &folder, std::string_view reason) {
    result_.documents.push_back({folder.path, through_symlink_, true, cannot_be_read("the folder", reason)});
    return false;
  }

  // Returns the folder that is to be entered, if the entry is one.
  std::optional<Folder> visit(const Folder &folder, const FolderEntry &entry) {
    if (entry.name.starts_with('.')) return std::nullopt;
    const std::string path = join_path(folder.path, entry.name);
    if (entry.kind == FileKind::folder) {
      const std::string absolute = join_path(folder.absolute, entry.name);
      if (ignores_.ignores(absolute, true)) return std::nullopt;
      if (!walk_.no_exclude && config_.exclude.matches_all_below(path)) return std::nullopt;
      if (!entry.outside) return folder_below(folder, entry, absolute, path);
      result_.left_alone.push_back(printed(absolute));
      return std::nullopt;
    }
    if (is_config_name(path) || !config_.content.matches(path)) return std::nullopt;
    if (entry.kind == FileKind::other && !entry.outside) return std::nullopt;
    if (!walk_.no_exclude && excluded(folder, path) == GlobSet::Verdict::matched) return std::nullopt;
    if (ignores_.ignores(join_path(folder.absolute, entry.name), false)) return std::nullopt;
    if (entry.outside) {
      result_.left_alone.push_back(join_path(folder.file, entry.name));
      return std::nullopt;
    }
    result_.documents.push_back({path, entry.symlink || through_symlink_});
    return std::nullopt;
  }

  std::optional<Folder> folder_below(const Folder &above, const FolderEntry &entry,
                                     const std::string &absolute, const std::string &path) {
    Folder below = {absolute, {}, path, above.chain, excluded(above, path)};
    below.repository = above.repository;
    // The way from the current folder to one that is above it leads up.
    below.file =
        is_within(walk_.current_folder, absolute) ? printed(absolute) : join_path(above.file, entry.name);
    if (!entry.symlink) return below;
    symlinked_.push_back({std::move(below), ignores_.chain()});
    return std::nullopt;
  }

  // What `exclude` says of a path in a folder: what it says of the folder, where it says nothing of the path
  // itself.
  GlobSet::Verdict excluded(const Folder &folder, std::string_view path) const {
    const GlobSet::Verdict verdict = config_.exclude.verdict(path);
    return verdict == GlobSet::Verdict::none ? folder.excluded : verdict;
  }

  const FileSystem &files_;
  const Config &config_;
  const Walk &walk_;
  WalkStart start_;
  IgnoreFiles ignores_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> entered_; // real folders, by device and inode
  bool entered_above_ = false;
  std::deque<Symlinked> symlinked_; // folders to enter later, with the ignore files that apply there
  bool through_symlink_ = false;
  WalkResult result_;
};

} // namespace

Result<WalkResult> walk_folder(const FileSystem &files, const Config &config, const Walk &walk,
                               const WalkStart &start) {
  return Walker(files, config, walk).walk(start);
}

} // namespace galley
