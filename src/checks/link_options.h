// The options and needs that the checks of links share. In: the options of a rule, which say how a site's
// links are read. Out: a LinkReading for the resolver, and Needs.
#pragma once

#include "checks/check.h"
#include "corpus/language.h"
#include "links/link_resolver.h"

namespace galley {

inline const OptionTable<LinkReading> &link_reading_options() {
  static const OptionTable<LinkReading> table = {
      {"roots", &LinkReading::roots, TextList(),
       "The folders that a link with a slash in front may start from: of documents, and of files that are "
       "published as they are."},
      {"clean-urls", &LinkReading::clean_urls, Flag(),
       "Pages have addresses, so that /x/ leads to x.md, x/index.md, or a page with that permalink. Else a "
       "link names a file as it is, like on GitHub."},
      {"generator", &LinkReading::generator, Choice(word_of),
       "What makes the site of its documents: it decides which addresses they have, and how links are read."},
      {"index-pages", &LinkReading::index_pages, Flag(),
       "A folder has an address only where it has a page of its own, such as index.md."},
      {"sites", &LinkReading::sites, TextList{.non_empty_items = true, .unique = true},
       "How URLs of this site begin, such as https://example.org. Links to them are read as those with a "
       "slash in "
       "front."},
      {"partials", &LinkReading::partials, GlobList(),
       "Patterns of documents that become parts of others, which decide where their links lead. Of these, "
       "only "
       "links with a slash in front are judged."},
  };
  return table;
}

inline Needs needs_of_links(const LinkReading &reading) {
  Needs needs = needs_of<LinkFact, AnchorFact>();
  needs.fields = route_fields(reading.generator);
  needs.sites = reading.sites;
  needs.fields.insert(needs.fields.end(), language_fields().begin(), language_fields().end());
  return needs;
}

} // namespace galley
