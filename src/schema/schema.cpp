#include "schema/schema.h"

#include "schema/defects.h"
#include "schema/evaluator.h"
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
  return std::nullopt;
}

Result<Schema> Schema::compile(DataFilePtr file, Value root, const SchemaOptions &options) {
  Result<SchemaGraph> graph = load_schema_graph(std::move(file), root, options);
  if (!graph) return graph.error();
  return Schema(std::make_shared<const Evaluator>(std::move(*graph)));
}

std::vector<Defect> Schema::check(Value instance) const {
  if (evaluator_->accepts(instance)) return {}; // most do, and this is the cheaper way to know
  return defects_of(instance, evaluator_->failures(instance), evaluator_->graph());
}

bool Schema::accepts(Value instance) const {
  return evaluator_->accepts(instance);
}

std::vector<Value> Schema::evaluated(Value instance) const {
  return evaluator_->evaluated(instance);
}

} // namespace galley
