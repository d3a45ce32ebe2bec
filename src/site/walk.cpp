#include "site/walk.h"

#include "base/path.h"
#include "base/source.h"
#include "config/config_names.h"
#include "site/git.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <set>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// The ignore files that apply to a folder, the outermost first.
class IgnoreStack {
public:
  // `folder` is the absolute folder of the ignore file.
  void push(std::string_view folder, std::string_view text) {
    // Paths are matched by their part after the folder and a slash.
    levels_.push_back({folder == "/" ? 1 : folder.size() + 1, IgnoreFile::parse(text)});
  }
  std::size_t size() const { return levels_.size(); }
  void resize(std::size_t size) { levels_.resize(size); }

  bool ignores(std::string_view absolute, bool folder, std::size_t base) const {
    for (std::size_t level = levels_.size(); level-- > base;) {
      const Level &at = levels_[level];
      const IgnoreFile::Verdict verdict = at.file.verdict(absolute.substr(at.prefix), folder);
      if (verdict != IgnoreFile::Verdict::none) return verdict == IgnoreFile::Verdict::ignored;
    }
    return false;
  }

private:
  struct Level {
    std::size_t prefix = 0; // bytes of an absolute path that are not matched
    IgnoreFile file;
  };
  std::vector<Level> levels_;
};

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

  Result<WalkResult> walk(const std::string &start) {
    std::vector<FolderEntry> entries;
    const std::string file = printed(start);
    if (const FileResult listed = files_.list(file, entries); !listed)
      return Error{cannot_be_read("the folder " + (file.empty() ? "." : file), listed.error().reason)};
    start_ = start;
    // A symlink to a folder above would be a loop.
    for (std::string_view above = folder_of(start); !above.empty(); above = folder_of(above)) {
      const FileInfo info = files_.info(printed(above));
      entered_.emplace(info.device, info.inode);
    }
    push_ignore_files_above();
    enter(start);
    // Real folders are entered first, so that a document has its real path if that is in this folder.
    through_symlink_ = true;
    while (!symlinked_.empty()) {
      const Symlinked next = std::move(symlinked_.front());
      symlinked_.pop_front();
      ignores_ = next.ignores;
      ignore_base_ = next.ignore_base;
      enter(next.folder);
    }
    return std::move(result_);
  }

private:
  struct Symlinked {
    std::string folder; // absolute
    IgnoreStack ignores;
    std::size_t ignore_base;
  };

  std::string printed(std::string_view absolute) const {
    return printed_path(walk_.current_folder, absolute);
  }
  std::string site_path(std::string_view absolute) const {
    return std::string(absolute.substr(std::min(absolute.size(), join_path(walk_.site, "").size())));
  }

  void push_ignore_file(std::string_view folder) {
    std::string text;
    if (files_.read(join_path(printed(folder), ".gitignore"), max_source_size, text))
      ignores_.push(folder, text);
  }

  // Reads the ignore files from the root of the repository, or of the site where there is no repository, down
  // to the folder above the start.
  void push_ignore_files_above() {
    const auto repository = find_repository(files_, walk_.current_folder, start_);
    if (repository) {
      ignores_.push(*repository, read_repository_excludes(files_, walk_.current_folder, *repository));
    }
    const std::string top = repository.value_or(walk_.site);
    std::vector<std::string> above;
    for (std::string at = start_; at != top && !at.empty();) {
      at = folder_of(at);
      above.push_back(at);
    }
    for (auto folder = above.rbegin(); folder != above.rend(); ++folder) push_ignore_file(*folder);
  }

  bool begins_site(const std::vector<FolderEntry> &entries) const {
    return holds_config(entries) || (config_.path.empty() && holds(entries, ".git"));
  }

  void enter(const std::string &folder) {
    const std::string file = printed(folder);
    const FileInfo info = files_.info(file);
    if (!entered_.emplace(info.device, info.inode).second) return;
    std::vector<FolderEntry> entries;
    std::string error;
    if (const FileResult listed = files_.list(file, entries); !listed) {
      result_.documents.push_back(
          {site_path(folder), through_symlink_, true, cannot_be_read("the folder", listed.error().reason)});
      return;
    }
    if (folder != start_ && begins_site(entries)) {
      result_.nested_sites.push_back(folder);
      return;
    }
    const std::size_t ignores = ignores_.size();
    const std::size_t base = ignore_base_;
    // Only a submodule's own ignore files apply to it.
    if (holds(entries, ".git") && folder != start_) ignore_base_ = ignores;
    if (holds(entries, ".gitignore")) push_ignore_file(folder);
    for (const FolderEntry &entry : entries) visit(folder, entry);
    ignore_base_ = base;
    ignores_.resize(ignores);
  }

  void visit(const std::string &folder, const FolderEntry &entry) {
    if (entry.name.starts_with('.')) return;
    const std::string absolute = join_path(folder, entry.name);
    const std::string path = site_path(absolute);
    if (entry.kind == FileKind::folder) {
      if (ignores_.ignores(absolute, true, ignore_base_)) return;
      if (!walk_.no_exclude && config_.exclude.matches_all_below(path)) return;
      if (entry.symlink) {
        symlinked_.push_back({absolute, ignores_, ignore_base_});
      } else {
        enter(absolute);
      }
      return;
    }
    if (entry.kind == FileKind::other || is_config_name(path) || !config_.content.matches(path)) return;
    if (!walk_.no_exclude && config_.exclude.matches_with_folders(path)) return;
    if (ignores_.ignores(absolute, false, ignore_base_)) return;
    result_.documents.push_back({path, entry.symlink || through_symlink_});
  }

  const FileSystem &files_;
  const Config &config_;
  const Walk &walk_;
  std::string start_;
  IgnoreStack ignores_;
  std::size_t ignore_base_ = 0;                               // index of the first ignore file that applies
  std::set<std::pair<std::uint64_t, std::uint64_t>> entered_; // real folders, by device and inode
  std::deque<Symlinked> symlinked_; // folders to enter later, with the ignore files that apply there
  bool through_symlink_ = false;
  WalkResult result_;
};

} // namespace

Result<WalkResult> walk_folder(const FileSystem &files, const Config &config, const Walk &walk,
                               const std::string &folder) {
  return Walker(files, config, walk).walk(folder);
}

} // namespace galley
