// From what a user named to documents, site by site. In: files, folders and standard input. Out: each real
// file once, in order of site and path, with its site's config.
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
  // The files of its glossary and its taxonomy that are no documents, sorted by path; named where it is
  // whole.
  std::vector<FoundDocument> data_files;
  bool whole = false;         // the site's own folder was named
  bool rest_only_new = false; // it is whole since LeftOut::affected asks for that
  bool config_named = false;  // its config was named, so that it is tried without documents too
  std::optional<std::string> stdin_path = {}; // of the document that is standard input

  // The document or data file with this site-relative path; null where there is none.
  const FoundDocument *find(std::string_view path) const;
};

struct Discovery {
  std::vector<Site> sites; // that have documents or whose config was named, sorted by folder
  std::vector<std::string> notices;
};

// A path that isn't there, a bad config, and nothing found at all are Errors.
Result<Discovery> discover(const FileSystem &files, const CheckScope &scope);

// Adds the documents of the site that were not found so far, so that others can be checked against them.
std::optional<Error> add_rest_of_site(const FileSystem &files, const CheckScope &scope, Site &site);

// Makes the site whole: of the documents that were not found so far, what is new in them is reported.
std::optional<Error> add_affected(const FileSystem &files, const CheckScope &scope, Site &site);

// Fills in Site::data_files. All documents of the site have to be known.
void add_data_files(Site &site);

} // namespace galley
