// Finds the schemas that `$ref` names: by the URIs that `$id` gives them, by their anchors, by JSON Pointers,
// and in files that are read when a `$ref` first names them. In: schemas, and references in them. Out: the
// schemas that are named. Nothing is ever fetched from a network.
#pragma once

#include "base/hash.h"
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

// A schema inherits this from its surroundings.
struct Scope {
  std::string base;               // the URI that relative references start from, without a fragment
  std::string file_uri;           // the URI of the file that contains the schema, whatever `$id` says
  const DataFile *file = nullptr; // the file that contains the schema
  Draft draft = Draft::draft7;
};

class SchemaRegistry {
public:
  explicit SchemaRegistry(const SchemaOptions &options) : options_(options) {}

  std::optional<Error> add_root(const DataFilePtr &file, Value root);
  // Returns the scope of a schema in a file that was added.
  const Scope &scope_of(Value schema) const { return *scopes_by_node_.at(schema.node()); }
  // Returns the schema that `ref` names, a string in a schema of this scope.
  Result<Value> resolve(Value ref, const Scope &scope);

  const std::vector<DataFilePtr> &files() const { return files_; }

private:
  struct Resource {
    Value root;
    const Scope *scope = nullptr;
  };

  std::optional<Error> add_document(const DataFilePtr &file, Value root, std::string uri, Draft inherited);
  Result<Draft> draft_of(const DataFile &file, Value root, std::optional<Draft> fallback) const;
  void add_schemas(Value schema, const Scope &scope);
  const Scope &enter(Value schema, const Scope &scope);
  const Scope &add_id(Value schema, std::string_view id, const Scope &scope);

  Result<const Resource *> find_resource(Value ref, const Scope &scope, const std::string &uri);
  Result<DataFilePtr> fetch(const std::string &uri) const;
  Result<Value> follow_pointer(Value ref, const Scope &scope, const Resource &resource,
                               std::string_view pointer);

  Value step_into(Value value, std::string_view segment);

  const SchemaOptions &options_;
  std::vector<DataFilePtr> files_;
  std::deque<Scope> scopes_;
  std::unordered_map<const ValueNode *, const Scope *> scopes_by_node_;
  std::map<std::string, Resource> resources_; // by their URI without a fragment
  std::map<std::string, Resource> anchors_;   // by URI, '#' and name
  // The members, by key, of the mappings that references led through. They are indexed since there may be
  // many mappings with many members.
  std::unordered_map<const ValueNode *, HashMap<std::string_view, Value>> members_;
};

} // namespace galley
