// A schema as written, with every `$ref` resolved. In: a schema as a Value, and a way to fetch the files it
// names. Out: a flat list of the schemas in it, in which each knows its file and position, and each `$ref`
// the schema that it names. Whatever is wrong is an Error with its position.
#pragma once

#include "schema/schema.h"
#include "text/format.h"
#include "text/regex.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace galley {

struct SchemaNode {
  Value written; // the schema in its file: a mapping, or true or false
  const DataFile *file = nullptr;
  Draft draft = Draft::draft7;
  std::optional<std::uint32_t> ref; // the index of the schema that `$ref` names; then no other keyword counts
  std::optional<Regex> pattern;
  std::vector<std::pair<std::string_view, Regex>> pattern_properties; // with the pattern as written
  const Format *format = nullptr; // null where none, or an unknown one, is asked for
};

struct SchemaGraph {
  std::vector<SchemaNode> nodes;                                // the root comes first
  std::unordered_map<const ValueNode *, std::uint32_t> indices; // into `nodes`, by `written`
  std::vector<DataFilePtr> files; // the files that the nodes point into, kept alive

  std::uint32_t index_of(Value schema) const { return indices.at(schema.node()); }
};

Result<SchemaGraph> load_schema_graph(DataFilePtr file, Value root, const SchemaOptions &options);

} // namespace galley
