// Which schema a document's front matter has to meet.
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
  // Later entries win. No schema: the documents that match need none.
  void add(GlobSet files, std::optional<Schema> schema) {
    entries_.emplace_back(std::move(files), std::move(schema));
  }
  // Null where none applies to the document at this site-relative path.
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
