// Finds the documents that a user named, site by site. In: files, folders and standard input. Out: each real
// file once, sorted by site and path, with the config of its site.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "site/scope.h"
#include "site/site.h"

#include <optional>
#include <string>
#include <vector>

namespace galley {

struct Discovery {
  std::vector<Site> sites; // those with documents or with a config that the user named; sorted by folder
  std::vector<std::string> notices;
};

// Returns an Error where a path doesn't exist, a config is bad, or nothing is found at all.
Result<Discovery> discover(const FileSystem &files, const CheckScope &scope);

// Finds the outermost site of the scope with all its documents, whatever part of it the scope names. The
// result contains this site, or none. Errors are those of discover().
Result<Discovery> discover_whole_site(const FileSystem &files, const CheckScope &scope);

// Adds the documents of the site that were not found so far, so that other documents can be checked against
// them.
std::optional<Error> add_rest_of_site(const FileSystem &files, const CheckScope &scope, Site &site);

// Makes the site whole: adds the documents that were not found so far, of which only new diagnostics are
// reported.
std::optional<Error> add_affected(const FileSystem &files, const CheckScope &scope, Site &site);

// Fills in Site::data_files. All documents of the site must have been found before.
void add_data_files(Site &site);

} // namespace galley
