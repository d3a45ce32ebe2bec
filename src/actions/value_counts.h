// The values that a site's documents have in one front matter field. In: a path of the site. Out: each value
// with its count, what the site's taxonomy says of it, and what it looks like.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "corpus/taxonomy.h"
#include "site/request.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace galley {

struct ValueCount {
  std::string value;
  std::size_t documents = 0;       // that have it; 0 for a value that only the taxonomy has
  std::optional<ValueState> state; // none: the taxonomy doesn't list the field
  std::string replacement;         // of an alias or a deprecated value; may be empty
  std::string looks_like; // the value that it was probably meant as; empty where the taxonomy has this one
};

// Of the whole site that the scope's only path belongs to, most used first, then by value. A bad path or
// config is an Error. `notices`: words about the run for stderr.
Result<std::vector<ValueCount>> count_values(const FileSystem &files, const CheckScope &scope,
                                             const std::string &field, std::vector<std::string> &notices);

} // namespace galley
