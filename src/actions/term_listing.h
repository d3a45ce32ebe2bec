// The glossaries of the sites that a user named. In: files and folders. Out: their terms, with how often each
// is mentioned, and where they stand. A bad invocation or config is an Error.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "corpus/site_terms.h"
#include "site/request.h"
#include "site/site.h"

#include <cstddef>
#include <string>
#include <vector>

namespace galley {

struct ListedTerm {
  SiteTerm term;   // its paths are site-relative
  SiteFolder site; // that they are counted from
  // How often it stands in the prose of the site's documents, bold or not; where it is defined doesn't count.
  std::size_t mentions = 0;
};

struct TermListing {
  std::vector<ListedTerm> defined;   // site by site, sorted by key
  std::vector<ListedTerm> undefined; // that want a definition, the most used first
  std::vector<std::string> notices;  // words about the run for stderr, one line each once escaped
};

// Of each site all documents are read. Where not the whole site was named, a term is listed only if a named
// document has it in bold. What the options of the rule undefined-term leave alone wants no definition: names
// that the front matter of a document of the site lists, and what is ignored or too short.
Result<TermListing> list_terms(const FileSystem &files, const CheckScope &scope);

} // namespace galley
