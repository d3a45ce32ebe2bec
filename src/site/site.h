// A site as discover() finds it: its folder, its config and its documents. The Site owns them all; the config
// may be shared with the result of a run.
#pragma once

#include "config/config.h"
#include "site/site_folder.h"
#include "site/walk.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct Site {
  SiteFolder folder;
  std::shared_ptr<const Config> config; // never null
  std::vector<FoundDocument> documents; // sorted by path
  // The files of the glossary and the taxonomy that are not documents, sorted by path. A file is `named`
  // where the site is whole.
  std::vector<FoundDocument> data_files;
  bool whole = false;         // the user named the site's own folder
  bool rest_only_new = false; // the site is whole only because LeftOut::affected asks for that
  bool config_named = false;  // the user named its config, so the site is checked even without documents
  std::optional<std::string> stdin_path = {}; // the path of the document from standard input

  // Returns the document or data file with this site-relative path, or null where there is none.
  const FoundDocument *find(std::string_view path) const;
};

} // namespace galley
