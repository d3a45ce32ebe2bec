// Finds the documents below a folder. In: a folder of a site, and the site's config. Out: documents, and the
// sites that begin further down. `.gitignore` files are respected, hidden files and folders left alone,
// symlinks followed, and each real folder entered once.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/config.h"

#include <string>
#include <vector>

namespace galley {

struct FoundDocument {
  std::string path;       // site-relative
  bool symlink = false;   // it, or a folder on the way to it
  bool named = true;      // its diagnostics are reported; else others need its facts only
  std::string error = {}; // why it can't be read, where that is known already
  bool only_new = false;  // of its diagnostics, those that LeftOut::known contains are left out
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

// `folder` is absolute, and the site's or below it. One that can't be read is an Error; one further down is a
// document that can't be read.
Result<WalkResult> walk_folder(const FileSystem &files, const Config &config, const Walk &walk,
                               const std::string &folder);

} // namespace galley
