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
  // Returns an error where the patterns are too much like those of other entries.
  std::optional<GlobSet::BadPattern> add(const GlobSet &files, std::optional<Schema> schema) {
    schemas_.push_back(std::move(schema));
    return files_.add(files);
  }
  // The schema for the document at this site-relative path, or null where none applies.
  const Schema *find(std::string_view path) const {
    const auto last = files_.last_matching(path);
    return last && schemas_[*last] ? &*schemas_[*last] : nullptr;
  }

private:
  GlobSets files_; // of each entry
  std::vector<std::optional<Schema>> schemas_;
};

} // namespace galley
