// Finds the schemas that `$ref` names: by the URIs that `$id` gives them, by their anchors, by JSON Pointers,
// and in files that are read when a `$ref` first names them. In: schemas, and references in them. Out: the
// schemas that are named. Nothing is ever fetched from a network.
#pragma once

#include "base/hash.h"
#include "schema/keyword.h"
#include "schema/schema.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley {

// The keywords that a schema may use.
struct Dialect {
  Draft draft = Draft::draft7;
  Vocabularies vocabularies = all_vocabularies;
  bool formats_assert = false; // whether its metaschema says that `format` asks something of a value
};

// A schema inherits this from its surroundings. Schemas of one Scope are parts of one resource.
struct Scope {
  std::string base;               // the URI that relative references start from, without a fragment
  std::string file_uri;           // the URI of the file that contains the schema, whatever `$id` says
  const DataFile *file = nullptr; // the file that contains the schema
  Dialect dialect;
  Value root = {}; // the schema that `base` names
  // The schemas that `$dynamicAnchor` names. One with `$recursiveAnchor` has an empty name.
  std::vector<std::pair<std::string_view, Value>> dynamic_anchors = {};
};

class SchemaRegistry {
public:
  explicit SchemaRegistry(const SchemaOptions &options) : options_(options) {}

  std::optional<Error> add_root(const DataFilePtr &file, Value root);
  // The scope of references in a file that holds no schemas.
  const Scope &outer_scope(const DataFile &file);
  // Returns the scope of a schema in a file that was added.
  const Scope &scope_of(Value schema) const { return *scopes_by_node_.at(schema.node()); }
  // Returns the schema that `ref` names, a string in a schema of this scope.
  Result<Value> resolve(Value ref, const Scope &scope);

  const std::vector<DataFilePtr> &files() const { return files_; }

private:
  struct Resource {
    Value root;
    Scope *scope = nullptr;
  };

  void add_document(const DataFilePtr &file, Value root, std::string uri, Dialect dialect);
  // The dialect of the first schema, or of one that a file without schemas refers to.
  Result<Dialect> dialect_of_first(const DataFile &file, Value root, const std::string &uri) const;
  // The dialect that `$schema` of a resource's root names.
  Result<Dialect> dialect_of(const DataFile &file, Value root, const std::string &uri,
                             Dialect fallback) const;
  Result<Dialect> dialect_by(const DataFile &metaschema, const DataFile &file, Value written) const;
  void add_schemas(Value schema, Scope &scope);
  Scope &enter(Value schema, Scope &scope);
  Scope &add_id(Value schema, std::string_view id, Scope &scope);
  void add_anchors(Value schema, Scope &scope);

  Result<const Resource *> find_resource(Value ref, const Scope &scope, const std::string &uri);
  Result<DataFilePtr> fetch(const std::string &uri) const;
  Result<Value> follow_pointer(Value ref, const Scope &scope, const Resource &resource,
                               std::string_view pointer);

  Value step_into(Value value, std::string_view segment);

  const SchemaOptions &options_;
  std::vector<DataFilePtr> files_;
  std::deque<Scope> scopes_;
  std::unordered_map<const ValueNode *, Scope *> scopes_by_node_;
  std::map<std::string, Resource> resources_; // by their URI without a fragment
  std::map<std::string, Resource> anchors_;   // by URI, '#' and name
  // The members, by key, of the mappings that references led through. They are indexed since there may be
  // many mappings with many members.
  std::unordered_map<const ValueNode *, HashMap<std::string_view, Value>> members_;
};

} // namespace galley
