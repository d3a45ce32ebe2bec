// The options and needs that the checks of links share. In: the options of a rule, which say how a site's
// links are read. Out: a LinkReading for the resolver, and Needs.
#pragma once

#include "checks/check.h"
#include "corpus/language.h"
#include "corpus/link_resolver.h"

namespace galley {

inline const OptionTable<LinkReading> &link_reading_options() {
  static const OptionTable<LinkReading> table = {
      {"roots", &LinkReading::roots, TextList(),
       "The folders that a link with a slash in front may start from: of documents, and of files that are "
       "published as they are."},
      {"clean-urls", &LinkReading::clean_urls, Flag(),
       "Pages have addresses, so that /x/ leads to x.md, x/index.md, or a page with that permalink. Else a "
       "link names a file as it is, like on GitHub."},
  };
  return table;
}

inline Needs needs_of_links() {
  Needs needs = needs_of<LinkFact, AnchorFact>();
  needs.fields = route_fields();
  needs.fields.insert(needs.fields.end(), language_fields().begin(), language_fields().end());
  return needs;
}

} // namespace galley
