// Reads a file of configuration in YAML or JSON: galley.yaml, a rule, a schema. In: its path and text. Out:
// its tree, with the source that the tree points into.
#pragma once

#include "base/error.h"
#include "base/field_language.h"
#include "base/source.h"
#include "base/value.h"

#include <memory>
#include <string>
#include <string_view>

namespace galley {

struct DataFile {
  Source source;
  FieldLanguage language = FieldLanguage::yaml; // YAML or JSON
  ValueTree tree;
};

// A file is shared, so that whoever points into it keeps it alive.
using DataFilePtr = std::shared_ptr<const DataFile>;

// The text is read as JSON, which may have comments, where the path ends in .json or .jsonc, else as YAML.
// Messages print `path` as it is. Bad syntax is an Error with its line and column.
Result<DataFilePtr> parse_data(std::string path, std::string text);

// What stands before the path of a file that is part of galley, in messages.
inline constexpr std::string_view built_in_prefix = "<galley>/";

// JSON that galley itself holds. `path` is its name in messages. Asserts that the JSON is valid.
DataFilePtr parse_own_json(std::string path, std::string text);

} // namespace galley
