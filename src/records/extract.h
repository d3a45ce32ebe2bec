// Takes from a parsed document what others need to know of it.
#pragma once

#include "parse/document.h"
#include "records/entry_matcher.h"
#include "records/record.h"

#include <string>
#include <vector>

namespace galley {

// What the checks on duty watch.
struct Watch {
  std::vector<std::string> fields; // top-level keys of the front matter, sorted, unique
  bool terms = false;
  const EntryMatcher *entries = nullptr; // of the site's glossary, where its mentions are watched
  bool links = false;                    // and anchors
};

Facts extract_facts(const Document &document, const Watch &watch);

} // namespace galley
