// The files of a site's taxonomy. In: what `taxonomy` of its configs names. Out: the Taxonomy, or an Error at
// the place that is wrong. Its format is schemas/taxonomy.schema.json.
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

  // `name` is a path relative to the referrer's folder. Where two files speak of one field, the later one
  // says all of it.
  std::optional<Error> load(const Referrer &from, Value name);

  // All fields, their paths as seen from `root`, the site's folder. An Error where one field's value asks for
  // a value of another one that has no such value.
  Result<Taxonomy> finish(const std::string &root);

private:
  const FileSystem &files_;
  std::vector<TaxonomyField> fields_; // their paths as messages print them
};

} // namespace galley
