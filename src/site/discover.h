// Finds the documents that a user named, site by site. In: files, folders and standard input. Out: each real
// file once, sorted by site and path, with the config of its site.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/config.h"
#include "site/request.h"
#include "site/site.h"
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

struct Discovery {
  std::vector<Site> sites; // those with documents or with a config that the user named; sorted by folder
  std::vector<std::string> notices;
};

// Returns an Error where a path doesn't exist, a config is bad, or nothing is found at all.
Result<Discovery> discover(const FileSystem &files, const CheckScope &scope);

// Adds the documents of the site that were not found so far, so that other documents can be checked against
// them.
std::optional<Error> add_rest_of_site(const FileSystem &files, const CheckScope &scope, Site &site);

// Makes the site whole: adds the documents that were not found so far, of which only new diagnostics are
// reported.
std::optional<Error> add_affected(const FileSystem &files, const CheckScope &scope, Site &site);

// Fills in Site::data_files. All documents of the site must have been found before.
void add_data_files(Site &site);

} // namespace galley
