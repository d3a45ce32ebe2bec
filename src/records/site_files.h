// The files of a site that links may lead to and that are no documents: images, pages that templates make.
// In: paths from the site's folder. Out: whether they exist. A folder is listed when something in it is first
// asked for, and its list is kept, so that all answers are of one moment. Thread-safe.
#pragma once

#include "base/file_system.h"
#include "base/hash.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

class SiteFiles {
public:
  // `root` is the site's folder in the form that `files` takes, "" for the current one. `files` must outlive
  // the SiteFiles.
  SiteFiles(const FileSystem &files, std::string root) : files_(files), root_(std::move(root)) {}

  // Whether a file or folder has this path, in which case counts; "" is the site's folder.
  bool has(const std::string &path) const;
  // Like has(), but case doesn't count in the last part of the path.
  bool has_in_any_case(const std::string &path) const;
  // Whether the folder holds a file of this name with any ending: `about.njk` for `about`.
  bool has_stem(const std::string &path) const;
  bool has_folder(const std::string &path) const;
  // The folder's entries in order of name; none where it can't be read.
  const std::vector<FolderEntry> &list(const std::string &path) const;

  // Whether a file of this name stands anywhere in the site; case doesn't count. Hidden files, and those that
  // package managers install, are not searched.
  bool has_name(std::string_view name) const;

  // The folders that were listed so far, sorted by path. As long as content_of() gives the same for each, all
  // answers are the same.
  struct Listed {
    std::string path;
    std::uint64_t content = 0;
  };
  std::vector<Listed> listed() const;
  // A hash of the names and kinds of the folder's entries.
  std::uint64_t content_of(const std::string &path) const;

private:
  using Hashes = std::vector<std::uint64_t>; // sorted
  struct Folder {
    std::vector<FolderEntry> entries; // in order of name
    // Of its names and of those without their endings, folded; made when first asked for.
    std::optional<Hashes> folded, stems;
    bool unknown = false; // it lies outside of the repository, so that anything may be in it
  };
  Folder read(const std::string &path) const;
  // The caller of these holds the mutex.
  Folder &folder(const std::string &path) const;
  const FolderEntry *find(const std::string &path) const;
  void collect_names() const;

  const FileSystem &files_;
  std::string root_;
  // What was listed so far. The entries of a Folder stay as they are.
  mutable std::mutex mutex_;
  mutable std::map<std::string, Folder> folders_;
  mutable std::optional<HashSet<std::string>> all_names_; // folded; none: not collected yet
};

} // namespace galley
