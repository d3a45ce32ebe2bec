// The options that say how a site's links are read, and what checks of links need; they share both.
#pragma once

#include "checks/check.h"
#include "checks/options.h"
#include "corpus/language.h"
#include "corpus/link_resolver.h"

#include <string>

namespace galley {

// Members of a check's declaration of options, without the braces around them.
inline const std::string link_reading_options = R"(
  "roots": {"type": "array", "items": {"type": "string"},
            "default": [".", "content", "content/en", "docs", "pages", "public", "source", "src", "src/content",
                        "src/content/docs", "src/pages", "static"],
            "description": "The folders that a link with a slash in front may start from: of documents, and of files that are published as they are."},
  "clean-urls": {"type": "boolean", "default": true,
                 "description": "Pages have addresses, so that /x/ leads to x.md, x/index.md, or a page with that permalink. Else a link names a file as it is, like on GitHub."})";

inline LinkReading read_link_options(const Options &options) {
  return {options.texts("roots"), options.value("clean-urls").as_bool()};
}

inline Needs needs_of_links() {
  Needs needs = needs_of<LinkFact, AnchorFact>();
  needs.fields = route_fields();
  needs.fields.insert(needs.fields.end(), language_fields().begin(), language_fields().end());
  return needs;
}

} // namespace galley
