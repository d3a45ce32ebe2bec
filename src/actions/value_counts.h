// Counts the values that a site's documents have in one front matter field. In: a path of the site. Out: each
// value with its count, its state in the site's taxonomy, and the value that it resembles.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "corpus/taxonomy.h"
#include "site/scope.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace galley {

struct ValueCount {
  std::string value;
  std::size_t documents = 0;       // how many documents have it; 0 for a value that only the taxonomy lists
  std::optional<ValueState> state; // empty: the taxonomy doesn't list the field
  std::string replacement;         // for an alias or a deprecated value; may be empty
  // The value that the writer probably intended. It is empty where the taxonomy lists this value.
  std::string looks_like;
};

// Counts the values of the whole site that the scope's only path belongs to, sorted by falling count, then by
// value. It is an Error if the path or the config is bad. `notices` receives messages about the run for
// stderr.
Result<std::vector<ValueCount>> count_values(const FileSystem &files, const CheckScope &scope,
                                             const std::string &field, std::vector<std::string> &notices);

} // namespace galley
