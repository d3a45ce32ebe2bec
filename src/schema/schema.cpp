#include "schema/schema.h"

#include "schema/defects.h"
#include "schema/evaluation.h"
#include "schema/schema_graph.h"

namespace galley {

std::optional<Draft> draft_from_name(std::string_view name) {
  if (name.ends_with('#')) name.remove_suffix(1);
  for (const std::string_view prefix : {"http://json-schema.org/", "https://json-schema.org/"}) {
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  }
  if (name == "4" || name == "draft-04/schema") return Draft::draft4;
  if (name == "6" || name == "draft-06/schema") return Draft::draft6;
  if (name == "7" || name == "draft-07/schema") return Draft::draft7;
  if (name == "2019-09" || name == "draft/2019-09/schema") return Draft::draft2019;
  if (name == "2020-12" || name == "draft/2020-12/schema") return Draft::draft2020;
  return std::nullopt;
}

Result<Schema> Schema::compile(DataFilePtr file, Value root, const SchemaOptions &options) {
  Result<SchemaGraph> graph = load_schema_graph(std::move(file), root, options);
  if (!graph) return graph.error();
  return Schema(std::make_shared<const SchemaGraph>(std::move(*graph)));
}

Result<Schema> Schema::compile_reference(const DataFile &file, Value ref, const SchemaOptions &options) {
  Result<SchemaGraph> graph = load_schema_graph(file, ref, options);
  if (!graph) return graph.error();
  return Schema(std::make_shared<const SchemaGraph>(std::move(*graph)));
}

std::vector<Defect> Schema::check(Value instance) const {
  if (accepts(instance)) return {}; // most do, and this is the cheaper way to know
  std::vector<Failure> failures;
  Evaluation(*graph_, instance, &failures, nullptr).run(instance);
  return defects_of(instance, std::move(failures), *graph_);
}

bool Schema::accepts(Value instance) const {
  return Evaluation(*graph_, instance, nullptr, nullptr).run(instance);
}

std::vector<Value> Schema::evaluated(Value instance) const {
  std::vector<Value> evaluated;
  Evaluation(*graph_, instance, nullptr, &evaluated).run(instance);
  return evaluated;
}

const std::vector<Error> &Schema::warnings() const {
  return graph_->warnings;
}

} // namespace galley
