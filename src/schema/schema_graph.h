// A schema as written, with every `$ref` resolved. In: a schema as a Value, and a way to fetch the files it
// names. Out: a flat list of the schemas in it, in which each knows its file and position, and each `$ref`
// the schema that it names. Whatever is wrong is an Error with its position.
#pragma once

#include "schema/schema.h"
#include "text/format.h"
#include "text/regex.h"
#include "text/suggest.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace galley {

// A member of `patternProperties`.
struct PatternProperty {
  Value schema; // its key is the pattern as written
  Regex regex;
};

struct SchemaNode {
  Value written; // the schema in its file: a mapping, or true or false
  const DataFile *file = nullptr;
  Draft draft = Draft::draft7;
  std::optional<std::uint32_t> ref; // the index of the schema that `$ref` names; then no other keyword counts
  std::optional<Regex> pattern;
  std::vector<PatternProperty> pattern_properties; // in the order of their patterns
  const Format *format = nullptr;                  // null where none, or an unknown one, is asked for
  std::vector<Value> properties;                   // the schemas of `properties`, in the order of their names
  std::vector<Value> values;                       // those of `enum`, in the order of compare()

  // The schema of `properties` that has this name, or an empty Value.
  Value property(std::string_view name) const;
};

// The strings of each `enum` and the names of each `properties`, in which meant ones are looked up. An index
// is made when it is first asked for. Threads may share one.
class SchemaWords {
public:
  // The strings in a sequence, or the keys of a mapping.
  const WordIndex &of(Value list) const;

private:
  mutable std::mutex mutex_;
  mutable std::unordered_map<const ValueNode *, WordIndex> indices_;
};

struct SchemaGraph {
  std::vector<SchemaNode> nodes;                                // the root comes first
  std::unordered_map<const ValueNode *, std::uint32_t> indices; // into `nodes`, by `written`
  std::vector<DataFilePtr> files; // the files that the nodes point into, kept alive
  std::unique_ptr<const SchemaWords> words = std::make_unique<SchemaWords>();

  std::uint32_t index_of(Value schema) const { return indices.at(schema.node()); }
  // Follows the references of a schema. Where they never end, it returns one of them.
  Value resolved(Value schema) const;
};

Result<SchemaGraph> load_schema_graph(DataFilePtr file, Value root, const SchemaOptions &options);

} // namespace galley
