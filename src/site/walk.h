// Finds the documents below a folder. In: a folder of a site, and the site's config. Out: documents, and the
// sites that begin further down. `.gitignore` files are respected, hidden files and folders are left out,
// symlinks are followed, and each real folder is entered once.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/config.h"
#include "site/ignore_files.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace galley {

struct FoundDocument {
  std::string path;     // site-relative
  bool symlink = false; // the file or a folder above it is a symlink
  bool named = true;    // its diagnostics are reported; otherwise only its facts are used by other documents
  std::string error = {}; // why it can't be read, if that is known already
  bool only_new = false;  // diagnostics that LeftOut::known contains are not reported
};

// A real folder and those above it.
struct FolderChain {
  std::shared_ptr<const FolderChain> above; // null at the outermost
  std::uint64_t device = 0, inode = 0;
};

// Where a walk begins. A walk that finds another site passes on what is known there from the folders above.
struct WalkStart {
  std::string folder;          // absolute
  std::string first = {};      // the folder where the first walk began; "": this one is the first
  IgnoreChainPtr ignores = {}; // the ignore files above `folder`
  std::shared_ptr<const FolderChain> above = {}; // the folders above it, up to `first`
  // The root of its repository, if that lies below the site of the walk that found it; else empty.
  std::string repository = {};
};

// Longer paths, in bytes, are not entered: systems don't take them.
inline constexpr std::size_t max_path_size = 4095;

struct Walk {
  std::string current_folder; // absolute
  std::string site;           // absolute folder
  bool no_exclude = false;
};

struct WalkResult {
  std::vector<FoundDocument> documents;
  std::vector<WalkStart> nested_sites;
  // Files and folders, as messages print them, that are left alone since a symlink leads out of the bounds.
  std::vector<std::string> left_alone;
  std::vector<std::string> notices; // what was not judged
};

// The start is the site's folder or lies below it. If it can't be read, that is an Error. A
// folder further down that can't be read is returned as a document with an error.
Result<WalkResult> walk_folder(const FileSystem &files, const Config &config, const Walk &walk,
                               const WalkStart &start);

} // namespace galley
