// A YAML or JSON file of configuration: galley.yaml, a rule, a schema. In: path and text. Out: its tree, with
// the source it points into.
#pragma once

#include "base/error.h"
#include "base/source.h"
#include "base/value.h"

#include <memory>
#include <string>
#include <string_view>

namespace galley {

struct DataFile {
  Source source;
  ValueTree tree;
};

// Shared, so that whoever points into it keeps it alive.
using DataFilePtr = std::shared_ptr<const DataFile>;

// JSON where the path ends in .json, else YAML. `path` is as messages shall print it. Bad syntax is an Error
// with its line and column.
Result<DataFilePtr> parse_data(std::string path, std::string text);

// What stands before the path of a file that is part of galley, in messages.
inline constexpr std::string_view built_in_prefix = "<galley>/";

// JSON that galley itself holds. `path` is its name in messages. Asserts that the JSON is valid.
DataFilePtr parse_own_json(std::string path, std::string text);

} // namespace galley
