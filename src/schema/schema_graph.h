// A schema as written, with every `$ref` resolved: the source map between the constraint model and the files.
// In: a schema as a Value, and a way to fetch the files it names. Out: a flat list of its schemas, in which
// each knows its place, and each `$ref` the schema it names. Whatever is wrong is an Error at its place.
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
  Value written; // a mapping, or true or false
  const DataFile *file = nullptr;
  Draft draft = Draft::draft7;
  std::optional<std::uint32_t> ref; // the schema that `$ref` names; other keywords then don't count
  std::optional<Regex> pattern;
  std::vector<std::pair<std::string_view, Regex>> pattern_properties; // by the pattern as written
  const Format *format = nullptr;                                     // null: none, or an unknown one
};

struct SchemaGraph {
  std::vector<SchemaNode> nodes; // nodes[0] is the root
  std::unordered_map<const ValueNode *, std::uint32_t> indices;
  std::vector<DataFilePtr> files; // keeps alive what the nodes point into

  std::uint32_t index_of(Value schema) const { return indices.at(schema.node()); }
};

Result<SchemaGraph> load_schema_graph(DataFilePtr file, Value root, const SchemaOptions &options);

// The schema of a draft's schemas, by its URI without a fragment: what of it galley enforces. Null for
// others.
DataFilePtr built_in_metaschema(std::string_view uri);

} // namespace galley
