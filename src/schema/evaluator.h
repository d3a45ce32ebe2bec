// Evaluates instances against a schema: valijson's constraint model, visited by our own visitor. In: the
// schemas as written. Out: whether they accept an instance, and every keyword that failed.
#pragma once

#include "schema/failure.h"
#include "schema/schema_graph.h"

#include <memory>
#include <vector>

namespace galley {

// How deep schemas may be nested in one another while they are evaluated.
inline constexpr std::uint32_t max_evaluation_depth = 512;

struct ConstraintModel;

// Immutable once made; safe to share between threads.
class Evaluator {
public:
  explicit Evaluator(SchemaGraph graph);
  Evaluator(const Evaluator &) = delete;
  Evaluator &operator=(const Evaluator &) = delete;
  ~Evaluator();

  bool accepts(Value instance) const;
  std::vector<Failure> failures(Value instance) const; // at most a few thousand
  std::vector<Value> evaluated(Value instance) const;  // as Schema::evaluated()
  const SchemaGraph &graph() const;

private:
  std::unique_ptr<const ConstraintModel> model_;
};

} // namespace galley
