// The files of a site's taxonomy. In: the paths in `taxonomy` of its configs. Out: the Taxonomy, which the
// caller owns, or an Error that points at the mistake. The format is schemas/taxonomy.schema.json.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/config_references.h"
#include "corpus/taxonomy.h"

#include <optional>
#include <string>
#include <vector>

namespace galley {

class TaxonomyLoader {
public:
  explicit TaxonomyLoader(const FileSystem &files) : files_(files) {}

  // `name` is a path relative to the referrer's folder. Where two files define one field, the later
  // definition replaces the earlier one completely.
  std::optional<Error> load(const Referrer &from, Value name);

  // Returns all fields. Their paths are relative to `root`, the site's folder. It is an Error if a value of
  // one field requires a value of another field that has no such value.
  Result<Taxonomy> finish(const std::string &root);

private:
  const FileSystem &files_;
  std::vector<TaxonomyField> fields_; // their paths are as messages print them
};

} // namespace galley
