// Evaluates instances against a schema. It visits valijson's constraint model with a visitor of galley's own,
// which notes what failed and where. In: the schemas as written. Out: whether they accept an instance, and
// every keyword that failed.
#pragma once

#include "schema/failure.h"
#include "schema/schema_graph.h"

#include <memory>
#include <vector>

namespace galley {

// The depth to which schemas may be nested in one another while they are evaluated.
inline constexpr std::uint32_t max_evaluation_depth = 512;

struct ConstraintModel;

// An Evaluator is immutable once it is made, so threads may share one.
class Evaluator {
public:
  explicit Evaluator(SchemaGraph graph);
  Evaluator(const Evaluator &) = delete;
  Evaluator &operator=(const Evaluator &) = delete;
  ~Evaluator();

  bool accepts(Value instance) const;
  // At most a few thousand failures.
  std::vector<Failure> failures(Value instance) const;
  // See Schema::evaluated().
  std::vector<Value> evaluated(Value instance) const;
  const SchemaGraph &graph() const;

private:
  std::unique_ptr<const ConstraintModel> model_;
};

} // namespace galley
