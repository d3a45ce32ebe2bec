#include "schema/schema.h"

#include "schema/defects.h"
#include "schema/evaluator.h"
#include "schema/schema_graph.h"

namespace galley {

Result<Schema> Schema::compile(DataFilePtr file, Value root, const SchemaOptions &options) {
  Result<SchemaGraph> graph = load_schema_graph(std::move(file), root, options);
  if (!graph) return graph.error();
  return Schema(std::make_shared<const Evaluator>(std::move(*graph)));
}

std::vector<Defect> Schema::check(Value instance) const {
  if (evaluator_->accepts(instance)) return {}; // most do, and this is the cheaper way to know
  return defects_of(evaluator_->failures(instance), evaluator_->graph());
}

bool Schema::accepts(Value instance) const {
  return evaluator_->accepts(instance);
}

std::vector<Value> Schema::evaluated(Value instance) const {
  return evaluator_->evaluated(instance);
}

} // namespace galley
