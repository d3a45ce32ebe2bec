// Reads a file of configuration in YAML or JSON: galley.yaml, a rule, a schema. In: its path and text. Out:
// its tree, with the source that the tree points into.
#pragma once

#include "base/error.h"
#include "base/field_language.h"
#include "base/source.h"
#include "base/value.h"

#include <memory>
#include <string>

namespace galley {

struct DataFile {
  Source source;
  FieldLanguage language = FieldLanguage::yaml; // YAML or JSON
  ValueTree tree;
};

// A file is shared, so that whoever points into it keeps it alive.
using DataFilePtr = std::shared_ptr<const DataFile>;

// The text is read as JSON where the path ends in .json, else as YAML. Messages print `path` as it is. Bad
// syntax is an Error with its line and column.
Result<DataFilePtr> parse_data(std::string path, std::string text);

} // namespace galley
