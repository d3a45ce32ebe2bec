// A schema as written, with every `$ref` resolved. In: a schema as a Value, and a way to fetch the files it
// names. Out: a flat list of the schemas in it, in which each knows its file and position, and each `$ref`
// the schema that it names. Whatever is wrong is an Error with its position.
#pragma once

#include "schema/schema.h"
#include "text/format.h"
#include "text/regex.h"
#include "text/suggest.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace galley {

struct Keyword;

// Schemas are named by their indices into SchemaGraph::nodes.
using SchemaIndex = std::uint32_t;
inline constexpr SchemaIndex no_schema = ~SchemaIndex{0};

// A keyword that asks something of a value.
struct Assertion {
  const Keyword *keyword = nullptr;
  Value value; // the value of the keyword
  // The schemas in the value, in their order; for a reference the schema that it names; for `if` also those
  // of `then` and `else`, or no_schema.
  std::vector<SchemaIndex> schemas;
  std::uint32_t types = 0;                           // for `type`, a bit for each of type_names
  bool exclusive = false;                            // for a bound of draft 4
  std::uint64_t least = 1, most = ~std::uint64_t{0}; // for `contains`, how many items
  std::optional<std::string> dynamic_anchor;         // the name that a dynamic reference looks for, if any
};

// A member of `properties`.
struct NamedProperty {
  Value schema;
  SchemaIndex index = no_schema;
};

// A member of `patternProperties`.
struct PatternProperty {
  Value schema; // its key is the pattern as written
  SchemaIndex index = no_schema;
  Regex regex;
};

struct SchemaNode {
  Value written; // the schema in its file: a mapping, or true or false
  const DataFile *file = nullptr;
  Draft draft = Draft::draft7;
  std::uint32_t resource = 0;        // the index of what the schema is a part of, into SchemaGraph::resources
  std::optional<SchemaIndex> ref;    // the schema that `$ref` names
  std::vector<Assertion> assertions; // in the order of the table of keywords
  std::optional<Regex> pattern;
  std::vector<PatternProperty> pattern_properties; // in the order of their patterns
  const Format *format = nullptr;                  // null where none, or an unknown one, is asked for
  std::vector<NamedProperty> properties;           // in the order of their names
  SchemaIndex additional = no_schema;              // the schema of `additionalProperties`
  std::vector<SchemaIndex> first_items;            // the schemas of the first items of a list
  SchemaIndex other_items = no_schema;             // the schema of the others
  std::string_view first_items_keyword, other_items_keyword;
  std::vector<Value> values; // those of `enum`, in the order of compare()

  // The schema of `properties` that has this name, or null.
  const NamedProperty *property(std::string_view name) const;
};

// What has a URI: a file of a schema, or a schema with an `$id` in it.
struct SchemaResource {
  // The schemas that dynamic references find by name. That of `$recursiveAnchor` has an empty name.
  std::map<std::string, SchemaIndex, std::less<>> dynamic_anchors;
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
  std::vector<SchemaNode> nodes; // the root comes first
  std::vector<SchemaResource> resources;
  std::unordered_map<const ValueNode *, SchemaIndex> indices; // into `nodes`, by `written`
  std::vector<DataFilePtr> files; // the files that the nodes point into, kept alive
  std::unique_ptr<const SchemaWords> words = std::make_unique<SchemaWords>();

  std::vector<Error> warnings;       // what the schemas say to no effect, if SchemaOptions ask for it
  bool is_dynamic = false;           // whether there are dynamic references
  bool looks_at_unevaluated = false; // whether a keyword asks which members or items others looked at

  SchemaIndex index_of(Value schema) const { return indices.at(schema.node()); }
  // Follows the references of a schema. Where they never end, it returns one of them.
  Value resolved(Value schema) const;
};

Result<SchemaGraph> load_schema_graph(const DataFilePtr &file, Value root, const SchemaOptions &options);
// The same for the schema that `ref`, a string in a file of another kind, names.
Result<SchemaGraph> load_schema_graph(const DataFile &file, Value ref, const SchemaOptions &options);

} // namespace galley
