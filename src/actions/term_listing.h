// Lists the glossaries of the sites that a user named. In: files and folders. Out: their terms, how often
// each is mentioned, and where it is defined. It is an Error if the invocation or a config is bad.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "corpus/site_terms.h"
#include "site/scope.h"
#include "site/site_folder.h"

#include <cstddef>
#include <string>
#include <vector>

namespace galley {

struct ListedTerm {
  SiteTerm term;   // its paths are site-relative
  SiteFolder site; // the site that these paths are relative to
  // How often the term is used in the prose of the site's documents, bold or not. Its definitions don't
  // count.
  std::size_t mentions = 0;
};

struct TermListing {
  std::vector<ListedTerm> defined;   // site by site, sorted by key
  std::vector<ListedTerm> undefined; // terms that need a definition, the most used first
  std::vector<std::string> notices;  // messages about the run for stderr, one line each once escaped
};

// Reads all documents of each site. Where the user did not name the whole site, a term is listed only if a
// named document has it in bold. A term needs no definition if the options of the rule undefined-term exempt
// it: a name that the front matter of a document of the site lists, and a term that is ignored or too short.
Result<TermListing> list_terms(const FileSystem &files, const CheckScope &scope);

} // namespace galley
