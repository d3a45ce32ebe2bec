// Tells which schema a document's front matter has to meet. In: schemas, each for a set of files. Out: the
// schema for a path.
#pragma once

#include "schema/schema.h"
#include "text/glob.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

class SiteSchemas {
public:
  // Of several entries that match a document, the last one counts. One without a schema says that the
  // documents need none.
  void add(GlobSet files, std::optional<Schema> schema) {
    entries_.emplace_back(std::move(files), std::move(schema));
  }
  // The schema for the document at this site-relative path, or null where none applies.
  const Schema *find(std::string_view path) const {
    for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
      if (entry->first.matches(path)) return entry->second ? &*entry->second : nullptr;
    }
    return nullptr;
  }

private:
  std::vector<std::pair<GlobSet, std::optional<Schema>>> entries_;
};

} // namespace galley
