// Finds the documents below a folder. In: a folder of a site, and the site's config. Out: documents, and the
// sites that begin further down. `.gitignore` files are respected, hidden files and folders are left out,
// symlinks are followed, and each real folder is entered once.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/config.h"

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

struct Walk {
  std::string current_folder; // absolute
  std::string site;           // absolute folder
  bool no_exclude = false;
};

struct WalkResult {
  std::vector<FoundDocument> documents;
  std::vector<std::string> nested_sites; // their absolute folders
};

// `folder` is absolute; it is the site's folder or lies below it. If it can't be read, that is an Error. A
// folder further down that can't be read is returned as a document with an error.
Result<WalkResult> walk_folder(const FileSystem &files, const Config &config, const Walk &walk,
                               const std::string &folder);

} // namespace galley
