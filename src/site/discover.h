// From what a user named to documents, site by site. In: files, folders and standard input. Out: each real
// file once, in order of site and path, with its site's config.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/config.h"
#include "site/request.h"
#include "site/walk.h"

#include <optional>
#include <string>
#include <vector>

namespace galley {

struct Site {
  std::string folder; // absolute
  Config config;
  std::vector<FoundDocument> documents; // sorted by path
  // The files of its glossary and its taxonomy that are no documents, sorted by path; named where it is
  // whole.
  std::vector<FoundDocument> data_files;
  bool whole = false;         // the site's own folder was named
  bool rest_only_new = false; // it is whole since RunRequest::affected wants that
  bool config_named = false;  // its config was named, so that it is tried without documents too
};

struct Discovery {
  std::vector<Site> sites; // that have documents or whose config was named, sorted by folder
  std::vector<std::string> notices;
};

// The path of the document on standard input, as messages print it; `files` below must know it.
std::string stdin_file(const RunRequest &request, const StdinDocument &document);

// A path that isn't there, a bad config, and nothing found at all are Errors.
Result<Discovery> discover(const FileSystem &files, const RunRequest &request);

// Adds the documents of the site that were not found so far, so that others can be checked against them.
std::optional<Error> add_rest_of_site(const FileSystem &files, const RunRequest &request, Site &site);

// Makes the site whole: the documents that were not found so far are wanted for what is new in them.
std::optional<Error> add_affected(const FileSystem &files, const RunRequest &request, Site &site);

// Fills in Site::data_files. All documents of the site have to be known.
void add_data_files(const RunRequest &request, Site &site);

} // namespace galley
