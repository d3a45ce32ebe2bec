// Makes valijson's constraints of a schema. In: the schemas as written. Out: one Subschema for each of them,
// from which the schema as written can be found. Only evaluation.h and constraint_model.cpp may include this
// header, for valijson's types stay behind evaluator.h.
//
// valijson's own parser is not used. It aborts or overflows the stack on schemas that refer to themselves,
// drops propertyNames behind a reference, and keeps no positions. Built straight from SchemaGraph, every
// constraint knows its file, line and column.
#pragma once

#include "schema/schema_graph.h"

// Without this macro valijson aborts where it should throw.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/schema.hpp>

#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley {

namespace constraints = valijson::constraints;
using valijson::Subschema;

// The value of the keyword `enum` or `const`, which the visitor can read again.
class HeldValue final : public valijson::adapters::FrozenValue {
public:
  HeldValue(Value value, std::string_view keyword) : value_(value), keyword_(keyword) {}
  FrozenValue *clone() const override { return new HeldValue(*this); }
  // The visitor compares Values. Nothing here is ever seen through an adapter.
  bool equalTo(const valijson::adapters::Adapter &, bool) const override { return false; }
  Value value() const { return value_; }
  std::string_view keyword() const { return keyword_; }

private:
  Value value_;
  std::string_view keyword_;
};

struct ConstraintModel {
  explicit ConstraintModel(SchemaGraph schemas);
  ConstraintModel(const ConstraintModel &) = delete;
  ConstraintModel &operator=(const ConstraintModel &) = delete;

  SchemaGraph graph;
  valijson::Schema schema; // the owner of all Subschemas
  const Subschema *root = nullptr;
  std::unordered_map<const Subschema *, const SchemaNode *> nodes; // what each was made of, in graph.nodes
  std::vector<const Subschema *> subschemas;                       // in the order of graph.nodes

  const Subschema *subschema(Value written) const { return subschemas[graph.index_of(written)]; }
};

} // namespace galley
