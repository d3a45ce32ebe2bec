// The files of a site that links may lead to and that are not documents, such as images and pages that
// templates make. In: paths from the site's folder. Out: whether they exist, and the texts of those few that
// say where links lead. A folder is listed on the first question about its content, and the list is kept, so
// that all answers agree. Safe for several threads.
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
  // `root` is the site's folder in the form that `files` expects, "" for the current one. `files` must
  // outlive the SiteFiles.
  SiteFiles(const FileSystem &files, std::string root) : files_(files), root_(std::move(root)) {}

  // Returns whether a file or folder has this path; case counts. "" is the site's folder.
  bool has(const std::string &path) const;
  // Does the same as has(), but case doesn't count in the last part of the path.
  bool has_in_any_case(const std::string &path) const;
  // Returns whether the folder has a file of this name with any ending, such as `about.njk` for `about`, in
  // any case, or a file like `[slug].astro`, which stands for all names.
  bool has_stem(const std::string &path) const;
  bool has_folder(const std::string &path) const;
  // Returns the folder's entries in order of name, or none if it can't be read.
  const std::vector<FolderEntry> &list(const std::string &path) const;

  // Returns whether the site has a file of this name in any folder; case doesn't count. Hidden files, and
  // those that package managers install, are not searched.
  bool has_name(std::string_view name) const;
  // Returns whether the path of such a file ends in this one: `b/c.png` fits `a/B/c.png`.
  bool has_path_end(std::string_view path) const;

  // Returns the text of a file; empty where there is none, or one of more than 1 MiB.
  const std::string &text_of(const std::string &path) const;

  // The folders that were listed and the files that were read so far. While content_of() returns the same for
  // each of them, all answers are the same.
  struct Listed {
    std::string path;
    std::uint64_t content = 0;
    bool folder = true;
  };
  std::vector<Listed> listed() const;
  // Returns a hash of the names and kinds of the folder's entries, or of the file's text.
  std::uint64_t content_of(const Listed &listed) const;

private:
  using Hashes = std::vector<std::uint64_t>; // sorted
  struct Folder {
    std::vector<FolderEntry> entries; // in order of name
    // The hashes of the folded names, with and without their endings; they are computed on first use.
    std::optional<Hashes> folded, stems;
    bool unknown = false;     // it lies outside of the repository, so that anything may be in it
    bool has_pattern = false; // whether a file like `[slug].astro` stands for all names
  };
  Folder read(const std::string &path) const;
  std::string read_text(const std::string &path) const;
  // The caller of these holds the mutex.
  Folder &folder(const std::string &path) const;
  const FolderEntry *find(const std::string &path) const;
  void collect_names() const;

  const FileSystem &files_;
  std::string root_;
  // The folders that were listed so far. The entries of a Folder never change.
  mutable std::mutex mutex_;
  mutable std::map<std::string, Folder> folders_;
  mutable std::map<std::string, std::string> texts_; // of the files that were read so far
  // The folded folders of each folded name; empty until the names are collected.
  mutable std::optional<HashMap<std::string, std::vector<std::string>>> all_names_;
};

} // namespace galley
