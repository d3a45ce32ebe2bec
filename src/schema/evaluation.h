// Evaluates one instance, as the visitor of the model's constraints. In: a ConstraintModel. Out: whether it
// accepts the instance, and what failed. Since this header needs valijson's types, only the three files that
// define its functions (evaluator.cpp, evaluation_parts.cpp, evaluation_values.cpp) may include it.
#pragma once

#include "schema/constraint_model.h"
#include "schema/failure.h"
#include "schema/frame.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace galley {

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

class Evaluation final : public constraints::ConstraintVisitor {
public:
  // `failures` receives what fails, and `evaluated` the members and items that were accepted. Either may be
  // null. Without a list of failures the evaluation stops at the first one.
  Evaluation(const ConstraintModel &model, Value instance, std::vector<Failure> *failures,
             std::vector<Value> *evaluated);
  Evaluation(const Evaluation &) = delete;
  Evaluation &operator=(const Evaluation &) = delete;

  bool run(Value instance);

private:
  bool evaluate(const Subschema *schema, Value instance, const Step &step);
  bool evaluate_anew(const Subschema *schema, Value instance, const Step &step);
  // Does the same for a member or an item.
  bool evaluate_child(const Subschema *schema, Value child, const Step &step);
  // Returns whether the schema accepts the instance. What fails on the way is not noted, for it is no defect.
  bool quietly(const Subschema *schema, std::string_view keyword, std::int64_t index = -1);

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
  Value member(std::string_view key) { return members_.find(instance(), key); }

  // Notes that `keyword` failed. Returns the Failure, so that the caller can add details, or null where
  // failures are not collected.
  Failure *note(std::string_view keyword, std::string_view missing_key = {});
  Failure &add(Failure failure);
  bool pass_or_fail(bool passed, std::string_view keyword) {
    if (!passed) note(keyword);
    return passed;
  }

  bool visit(const AllOfConstraint &constraint) override;
  bool visit(const AnyOfConstraint &constraint) override;
  bool visit(const ConditionalConstraint &constraint) override;
  bool visit(const ContainsConstraint &c) override;
  bool visit(const DependenciesConstraint &constraint) override;
  bool visit(const LinearItemsConstraint &c) override;
  bool visit(const NotConstraint &constraint) override;
  bool visit(const OneOfConstraint &constraint) override;
  bool visit(const PropertiesConstraint &c) override;
  bool visit(const PropertyNamesConstraint &c) override;
  bool visit(const SingularItemsConstraint &c) override;

  bool visit(const EnumConstraint &constraint) override;
  bool visit(const FormatConstraint &) override;
  bool visit(const MaximumConstraint &c) override;
  bool visit(const MinimumConstraint &c) override;
  bool visit(const MultipleOfDoubleConstraint &c) override { return multiple_of(c.getDivisor()); }
  bool visit(const MultipleOfIntConstraint &c) override;
  bool visit(const PatternConstraint &) override;
  bool visit(const RequiredConstraint &c) override;
  bool visit(const TypeConstraint &constraint) override;
  bool visit(const UniqueItemsConstraint &) override;

  bool visit(const MaxLengthConstraint &c) override { return has_length("maxLength", 0, c.getMaxLength()); }
  bool visit(const MinLengthConstraint &c) override {
    return has_length("minLength", c.getMinLength(), no_limit);
  }
  bool visit(const MaxItemsConstraint &c) override {
    return has_size(ValueKind::sequence, "maxItems", 0, c.getMaxItems());
  }
  bool visit(const MinItemsConstraint &c) override {
    return has_size(ValueKind::sequence, "minItems", c.getMinItems(), no_limit);
  }
  bool visit(const MaxPropertiesConstraint &c) override {
    return has_size(ValueKind::mapping, "maxProperties", 0, c.getMaxProperties());
  }
  bool visit(const MinPropertiesConstraint &c) override {
    return has_size(ValueKind::mapping, "minProperties", c.getMinProperties(), no_limit);
  }
  // The model makes an EnumConstraint of `const`, and a PolyConstraint is for constraints that a user of
  // valijson defines. So neither is ever visited.
  bool visit(const ConstConstraint &) override { return never_made(); }
  bool visit(const PolyConstraint &) override { return never_made(); }
  static bool never_made() {
    assert(false);
    return true;
  }

  static constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();
  bool has_length(std::string_view keyword, std::uint64_t least, std::uint64_t most);
  bool has_size(ValueKind kind, std::string_view keyword, std::uint64_t least, std::uint64_t most);
  bool multiple_of(double divisor);
  // Returns the keyword of an exclusive bound. In draft 4 that is `plain`, since `own` is only a flag beside
  // it.
  std::string_view bound_keyword(bool exclusive, std::string_view own, std::string_view plain) const;

  // Finds the branches of anyOf or oneOf that accept the instance.
  using Matches = std::vector<std::uint32_t>;
  template <class Branches> Matches find_matches(const Branches &constraint, std::string_view keyword);
  template <class Branches>
  bool fail_branches(const Branches &constraint, std::string_view keyword, Matches matches);

  // Returns whether the pattern matches. Where that can't be found out with reasonable effort, the evaluation
  // is given up.
  bool matches(const Regex &pattern, std::string_view text);

  // Texts of the model have a string type with an allocator of its own.
  template <class String> static std::string_view view(const String &text) {
    return {text.data(), text.size()};
  }

  const ConstraintModel &model_;
  std::vector<Failure> *failures_;  // null where failures are not collected
  std::vector<Value> *evaluated_;   // null where nobody asks for them
  std::size_t noted_ = 0;           // the number of failures in all lists
  std::size_t path_bytes_ = 0;      // the bytes of their paths
  const Frame *frame_ = nullptr;    // the innermost frame
  const std::uint64_t all_work_;    // the number of evaluations that the instance may cost
  std::uint64_t budget_;            // the number of evaluations left
  bool exhausted_ = false;          // set once schemas are nested too deep or the budget is spent
  std::optional<Failure> too_hard_; // where a pattern was given up
  std::map<std::pair<const Subschema *, const ValueNode *>, bool> remembered_;
  MemberFinder members_;
  std::unordered_map<const ValueNode *, ValueNode> names_; // the names of members, as values
  Subschema::ApplyFunction visit_ = [this](const constraints::Constraint &c) { return c.accept(*this); };
};

} // namespace galley
