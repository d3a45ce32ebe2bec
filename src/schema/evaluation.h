// Evaluates one instance. In: a SchemaGraph. Out: whether it accepts the instance, and what failed. The
// functions that rows of the table of keywords name are in evaluation_values.cpp, for keywords that look at
// one value and at no schema below it, and in evaluation_parts.cpp for the others.
#pragma once

#include "schema/failure.h"
#include "schema/frame.h"
#include "schema/schema_graph.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace galley {

// The depth to which schemas may be nested in one another while they are evaluated.
inline constexpr std::uint32_t max_evaluation_depth = 512;
// The largest number of failures that one evaluation collects, and of bytes in their paths. It is more than a
// writer reads, and bounds the work on hostile input.
inline constexpr std::size_t most_failures = 2000;
inline constexpr std::size_t most_path_bytes = std::size_t{1} << 23;
// Bounds how often schemas are evaluated over values: `evaluations_per_value` times for each value of the
// instance, and `spare_evaluations` times in addition. A keyword that looks at members, items or texts costs
// as much as evaluations of as many values.
inline constexpr std::uint64_t spare_evaluations = 50'000;
inline constexpr std::uint64_t evaluations_per_value = 64;
// From this many evaluations on, the outcome of each is remembered. Schemas that refer to others several
// times would otherwise evaluate these exponentially often.
inline constexpr std::uint64_t remembered_from = 4096;
// As many bytes of a text cost as much as one value.
inline constexpr std::uint64_t bytes_per_value = 64;

class Evaluation {
public:
  // `failures` receives what fails, and `evaluated` the members and items that were accepted. Either may be
  // null. Without a list of failures the evaluation stops at the first one.
  Evaluation(const SchemaGraph &graph, Value instance, std::vector<Failure> *failures,
             std::vector<Value> *evaluated);
  Evaluation(const Evaluation &) = delete;
  Evaluation &operator=(const Evaluation &) = delete;

  bool run(Value instance);

  // Each of these returns whether the instance has what the keyword asks for.
  bool reference(const Assertion &keyword);
  bool type(const Assertion &keyword);
  bool listed(const Assertion &keyword); // enum
  bool constant(const Assertion &keyword);
  bool format(const Assertion &keyword);
  bool pattern(const Assertion &keyword);
  bool most_length(const Assertion &keyword);
  bool least_length(const Assertion &keyword);
  bool most_items(const Assertion &keyword);
  bool least_items(const Assertion &keyword);
  bool most_members(const Assertion &keyword);
  bool least_members(const Assertion &keyword);
  bool maximum(const Assertion &keyword);
  bool minimum(const Assertion &keyword);
  bool below(const Assertion &keyword); // exclusiveMaximum
  bool above(const Assertion &keyword); // exclusiveMinimum
  bool multiple(const Assertion &keyword);
  bool unique(const Assertion &keyword);
  bool all_of(const Assertion &keyword);
  bool any_of(const Assertion &keyword);
  bool one_of(const Assertion &keyword);
  bool negated(const Assertion &keyword);
  bool condition(const Assertion &keyword);
  bool depending(const Assertion &keyword); // dependencies and the keywords that it became
  bool members(const Assertion &keyword);   // properties, patternProperties and additionalProperties together
  bool names(const Assertion &keyword);     // propertyNames
  bool required(const Assertion &keyword);
  bool items(const Assertion &keyword); // items together with prefixItems or additionalItems
  bool contains(const Assertion &keyword);
  bool unevaluated_items(const Assertion &keyword);
  bool unevaluated_members(const Assertion &keyword);

private:
  bool evaluate(SchemaIndex schema, Value instance, const Step &step);
  bool evaluate_anew(SchemaIndex schema, Value instance, const Step &step);
  bool evaluate_keywords(const SchemaNode &schema);
  // Does the same for a member or an item.
  bool evaluate_child(SchemaIndex schema, Value child, const Step &step);
  // Returns whether the schema accepts the instance. What fails on the way is not noted, for it is no defect.
  bool quietly(SchemaIndex schema, std::string_view keyword, std::int64_t index = -1);

  Value instance() const { return frame_->instance; }
  bool is(ValueKind kind) const { return frame_->instance.is(kind); }
  bool collecting() const {
    return failures_ != nullptr && noted_ < most_failures && path_bytes_ < most_path_bytes;
  }
  // Takes the work on this many values from the budget.
  void spend(std::uint64_t values) {
    exhausted_ = exhausted_ || values >= budget_;
    budget_ -= std::min(values, budget_);
  }
  void spend_on_text() { spend(instance().text().size() / bytes_per_value); } // for a scalar
  // The member of the instance that has this key, or an empty Value. The instance must be a mapping.
  Value member(std::string_view key) { return finder_.find(instance(), key); }

  // Notes that `keyword` failed. Returns the Failure, so that the caller can add details, or null where
  // failures are not collected.
  Failure *note(std::string_view keyword, std::string_view missing_key = {});
  Failure &add(Failure failure);
  bool pass_or_fail(bool passed, std::string_view keyword) {
    if (!passed) note(keyword);
    return passed;
  }

  std::uint64_t length();
  // The schema that a dynamic reference leads to: that of the outermost resource which has one by this name.
  SchemaIndex dynamic_target(const Assertion &keyword) const;
  // Counts the branches of anyOf or oneOf that accept the instance.
  std::size_t count_matches(const Assertion &keyword, bool first_is_enough);
  bool fail_branches(const Assertion &keyword, std::size_t matches);
  // For each member or item of the instance, whether a keyword of this schema looked at it.
  std::vector<bool> looked_at();

  const SchemaGraph &graph_;
  std::vector<Failure> *failures_;   // null where failures are not collected
  std::vector<Value> *evaluated_;    // null where nobody asks for them
  std::vector<Value> own_evaluated_; // for keywords that ask, where the caller doesn't
  std::size_t noted_ = 0;            // the number of failures in all lists
  std::size_t path_bytes_ = 0;       // the bytes of their paths
  const Frame *frame_ = nullptr;     // the innermost frame
  const std::uint64_t all_work_;     // the number of evaluations that the instance may cost
  std::uint64_t budget_;             // the number of evaluations left
  bool exhausted_ = false;           // set once schemas are nested too deep or the budget is spent
  std::map<std::pair<SchemaIndex, const ValueNode *>, bool> remembered_;
  MemberFinder finder_;
  std::unordered_map<const ValueNode *, ValueNode> names_; // the names of members, as values
};

} // namespace galley
