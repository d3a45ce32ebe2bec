#include "schema/evaluator.h"

#include "base/unicode.h"
#include "schema/assertions.h"
#include "schema/constraint_model.h"
#include "schema/frame.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace galley {
namespace {

using Into = Step::Into;

// More than a writer reads, and a bound for hostile input.
constexpr std::size_t most_failures = 2000;
// Evaluations of a schema over a value, beside those that the size of the instance explains. Schemas whose
// alternatives refer to each other take exponentially many.
constexpr std::uint64_t spare_evaluations = 1'000'000;
constexpr std::uint64_t evaluations_per_value = 64;

template <class String> std::string_view view(const String &text) {
  return {text.data(), text.size()};
}

bool has_type(Value value, constraints::TypeConstraint::JsonType type, Draft draft) {
  using Type = constraints::TypeConstraint;
  switch (type) {
  case Type::kAny:
    return true;
  case Type::kArray:
    return value.is(ValueKind::sequence);
  case Type::kBoolean:
    return value.is(ValueKind::boolean);
  case Type::kInteger:
    return is_whole(value, draft);
  case Type::kNull:
    return value.is(ValueKind::null);
  case Type::kNumber:
    return value.is_number();
  case Type::kObject:
    return value.is(ValueKind::mapping);
  case Type::kString:
    return value.is(ValueKind::string);
  }
  return false;
}

// One evaluation. Without a list of failures it stops at the first.
class Evaluation final : public constraints::ConstraintVisitor {
public:
  Evaluation(const ConstraintModel &model, Value instance, std::vector<Failure> *failures,
             std::vector<Value> *evaluated)
      : model_(model), failures_(failures), evaluated_(evaluated),
        budget_(spare_evaluations + evaluations_per_value * instance.node()->skip) {}

  bool run(Value instance) {
    const bool accepted = evaluate(model_.root, instance, {});
    if (!exhausted_) return accepted;
    const Frame frame{nullptr, model_.nodes.at(model_.root), instance, {}, 0};
    if (failures_ != nullptr) failures_->push_back(describe(frame, "limit"));
    return false;
  }

private:
  bool evaluate(const Subschema *schema, Value instance, const Step &step) {
    const std::uint32_t depth = frame_ == nullptr ? 0 : frame_->depth + 1;
    if (depth > max_evaluation_depth || budget_ == 0) exhausted_ = true;
    if (exhausted_) return false;
    --budget_;
    const Frame frame{frame_, model_.nodes.at(schema), instance, step, depth};
    const Frame *outer = std::exchange(frame_, &frame);
    const std::size_t mark = evaluated_ == nullptr ? 0 : evaluated_->size();
    bool accepted = true;
    if (schema->getAlwaysInvalid()) {
      accepted = fail("");
    } else {
      accepted = collecting() ? schema->apply(visit_) : schema->applyStrict(visit_);
    }
    if (!accepted && evaluated_ != nullptr)
      evaluated_->resize(mark); // what fails says nothing of its children
    frame_ = outer;
    return accepted;
  }

  // As evaluate(), for a member or an item.
  bool evaluate_child(const Subschema *schema, Value child, const Step &step) {
    const bool accepted = evaluate(schema, child, step);
    if (accepted && evaluated_ != nullptr && step.into != Into::name) evaluated_->push_back(child);
    return accepted;
  }

  // Whether it is accepted; what fails on the way is nobody's defect.
  bool quietly(const Subschema *schema, std::string_view keyword, std::int64_t index = -1) {
    std::vector<Failure> *failures = std::exchange(failures_, nullptr);
    const bool accepted = evaluate(schema, frame_->instance, {keyword, {}, index});
    failures_ = failures;
    return accepted;
  }

  bool collecting() const { return failures_ != nullptr && noted_ < most_failures; }

  static Failure describe(const Frame &frame, std::string_view keyword, std::string_view missing = {}) {
    Failure failure;
    failure.is_name = is_name(frame);
    failure.instance = frame.instance;
    for (const Frame *at = &frame; failure.is_name; at = at->outer) {
      failure.instance = at->step.child;
      if (at->step.into == Into::name) break;
    }
    failure.instance_pointer = instance_pointer(frame);
    failure.subject = readable_path(frame);
    failure.evaluation_path = evaluation_path(frame) + '/' + std::string(keyword);
    failure.schema = frame.schema;
    failure.keyword = keyword;
    failure.missing = missing;
    if (frame.outer != nullptr) {
      failure.asker = frame.outer->schema;
      failure.asker_keyword = frame.step.keyword;
      failure.asker_instance = frame.outer->instance;
      failure.asker_subject = readable_path(*frame.outer);
    }
    const bool shape = keyword == "type" || keyword == "enum" || keyword == "const";
    if (shape) failure.expected.push_back({keyword, frame.schema->written.find(keyword)});
    failure.error_message = error_message(frame, keyword, missing);
    failure.description = description(frame);
    return failure;
  }

  // Notes that `keyword` failed; the Failure, for more to be said of it, or null where nobody listens.
  Failure *note(std::string_view keyword, std::string_view missing = {}) {
    if (!collecting() || exhausted_) return nullptr;
    ++noted_;
    return &failures_->emplace_back(describe(*frame_, keyword, missing));
  }

  bool fail(std::string_view keyword) {
    note(keyword);
    return false;
  }

  static constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

  bool pass_or_fail(bool passed, std::string_view keyword) { return passed || fail(keyword); }

  Value instance() const { return frame_->instance; }
  bool is(ValueKind kind) const { return frame_->instance.is(kind); }

  bool visit(const AllOfConstraint &constraint) override {
    const bool ref = frame_->schema->ref.has_value();
    bool passed = true;
    constraint.applyToSubschemas([&](unsigned index, const Subschema *schema) {
      const Step step = ref ? Step{"$ref"} : Step{"allOf", {}, index};
      passed = evaluate(schema, instance(), step) && passed;
      return passed || collecting();
    });
    return passed;
  }

  // How many of the branches accept the instance.
  template <class Branches> std::size_t count_matches(const Branches &constraint, std::string_view keyword) {
    const bool first_is_enough = keyword == "anyOf" && evaluated_ == nullptr;
    std::size_t matches = 0;
    constraint.applyToSubschemas([&](unsigned index, const Subschema *schema) {
      matches += quietly(schema, keyword, index) ? 1 : 0;
      return matches == 0 || !first_is_enough;
    });
    return matches;
  }

  template <class Branches>
  bool fail_branches(const Branches &constraint, std::string_view keyword, std::size_t matches) {
    if (!collecting() || exhausted_) return false;
    Failure failure = describe(*frame_, keyword);
    failure.matches = matches;
    std::vector<Failure> *outer = failures_;
    constraint.applyToSubschemas([&](unsigned index, const Subschema *schema) {
      if (matches > 0) return false;
      failures_ = &failure.branches.emplace_back();
      evaluate(schema, instance(), {keyword, {}, index});
      return true;
    });
    failures_ = outer;
    failures_->push_back(std::move(failure));
    return false;
  }

  bool visit(const AnyOfConstraint &constraint) override {
    return count_matches(constraint, "anyOf") > 0 || fail_branches(constraint, "anyOf", 0);
  }

  bool visit(const OneOfConstraint &constraint) override {
    const std::size_t matches = count_matches(constraint, "oneOf");
    return matches == 1 || fail_branches(constraint, "oneOf", matches);
  }

  bool visit(const NotConstraint &constraint) override {
    const std::size_t mark = evaluated_ == nullptr ? 0 : evaluated_->size();
    const bool matched = quietly(constraint.getSubschema(), "not");
    if (evaluated_ != nullptr) evaluated_->resize(mark);
    return pass_or_fail(!matched, "not");
  }

  bool visit(const ConditionalConstraint &constraint) override {
    const bool matched = quietly(constraint.getIfSubschema(), "if");
    const Subschema *next = matched ? constraint.getThenSubschema() : constraint.getElseSubschema();
    return next == nullptr || evaluate(next, instance(), {matched ? "then" : "else"});
  }

  bool visit(const DependenciesConstraint &constraint) override {
    if (!is(ValueKind::mapping)) return true;
    bool passed = true;
    constraint.applyToPropertyDependencies([&](const auto &name, const auto &needed) {
      const Value member = instance().find(view(name));
      for (const auto &other : needed) {
        if (!member || instance().find(view(other))) continue;
        passed = false;
        if (Failure *failure = note("dependencies", view(other))) failure->other = member;
      }
      return passed || collecting();
    });
    constraint.applyToSchemaDependencies([&](const auto &name, const Subschema *schema) {
      if (!instance().find(view(name))) return true;
      passed = evaluate(schema, instance(), {"dependencies", view(name)}) && passed;
      return passed || collecting();
    });
    return passed;
  }

  bool visit(const ConstConstraint &constraint) override {
    const auto *held = static_cast<const HeldValue *>(constraint.getValue());
    return pass_or_fail(equal(held->value(), instance()), "const");
  }

  bool visit(const EnumConstraint &constraint) override {
    bool found = false;
    std::string_view keyword;
    constraint.applyToValues([&](const valijson::adapters::FrozenValue &value) {
      const auto &held = static_cast<const HeldValue &>(value);
      keyword = held.keyword();
      found = equal(held.value(), instance());
      return !found;
    });
    return pass_or_fail(found, keyword);
  }

  bool visit(const TypeConstraint &constraint) override {
    bool found = false;
    constraint.applyToNamedTypes([&](TypeConstraint::JsonType type) {
      found = has_type(instance(), type, frame_->schema->draft);
      return !found;
    });
    return pass_or_fail(found, "type");
  }

  bool visit(const FormatConstraint &) override {
    return !is(ValueKind::string) ||
           pass_or_fail(frame_->schema->format->accepts(instance().text()), "format");
  }

  bool visit(const PatternConstraint &) override {
    return !is(ValueKind::string) ||
           pass_or_fail(frame_->schema->pattern->search(instance().text()), "pattern");
  }

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

  bool has_length(std::string_view keyword, std::uint64_t least, std::uint64_t most) {
    if (!is(ValueKind::string)) return true;
    const std::uint64_t length = count_code_points(instance().text());
    return pass_or_fail(least <= length && length <= most, keyword);
  }

  bool has_size(ValueKind kind, std::string_view keyword, std::uint64_t least, std::uint64_t most) {
    return !is(kind) || pass_or_fail(least <= instance().size() && instance().size() <= most, keyword);
  }

  bool visit(const MaximumConstraint &c) override {
    if (!instance().is_number()) return true;
    const double number = instance().as_number();
    const bool exclusive = c.getExclusiveMaximum();
    const bool passed = exclusive ? number < c.getMaximum() : number <= c.getMaximum();
    return pass_or_fail(passed, bound_keyword(exclusive, "exclusiveMaximum", "maximum"));
  }

  bool visit(const MinimumConstraint &c) override {
    if (!instance().is_number()) return true;
    const double number = instance().as_number();
    const bool exclusive = c.getExclusiveMinimum();
    const bool passed = exclusive ? number > c.getMinimum() : number >= c.getMinimum();
    return pass_or_fail(passed, bound_keyword(exclusive, "exclusiveMinimum", "minimum"));
  }

  // In draft 4 the exclusive one is but a flag beside the other.
  std::string_view bound_keyword(bool exclusive, std::string_view own, std::string_view plain) const {
    return exclusive && frame_->schema->draft != Draft::draft4 ? own : plain;
  }

  bool visit(const MultipleOfIntConstraint &c) override {
    const std::int64_t divisor = c.getDivisor();
    if (!is(ValueKind::integer)) return multiple_of(static_cast<double>(divisor));
    return pass_or_fail(instance().as_integer() % divisor == 0, "multipleOf");
  }
  bool visit(const MultipleOfDoubleConstraint &c) override { return multiple_of(c.getDivisor()); }

  bool multiple_of(double divisor) {
    return !instance().is_number() ||
           pass_or_fail(is_multiple(instance().as_number(), divisor), "multipleOf");
  }

  bool visit(const UniqueItemsConstraint &) override {
    if (!is(ValueKind::sequence)) return true;
    const std::vector<RepeatedItem> repeated = repeated_items(instance());
    for (const RepeatedItem &item : repeated) {
      // Said of the item, as if a schema of its own had failed.
      const Step step{{}, {}, -1, Into::item, item.again, item.again_index};
      const Frame frame{frame_, frame_->schema, item.again, step, frame_->depth};
      const Frame *outer = std::exchange(frame_, &frame);
      if (Failure *failure = note("uniqueItems")) {
        failure->other = item.first;
        failure->other_index = item.first_index;
      }
      frame_ = outer;
    }
    return repeated.empty();
  }

  bool visit(const ContainsConstraint &c) override {
    if (!is(ValueKind::sequence)) return true;
    std::vector<Failure> *failures = std::exchange(failures_, nullptr);
    bool found = false;
    std::uint32_t index = 0;
    for (const Value item : instance()) {
      found =
          evaluate_child(c.getSubschema(), item, {"contains", {}, -1, Into::item, item, index++}) || found;
      if (found && evaluated_ == nullptr) break;
    }
    failures_ = failures;
    return pass_or_fail(found, "contains");
  }

  bool visit(const SingularItemsConstraint &c) override {
    if (!is(ValueKind::sequence)) return true;
    bool passed = true;
    std::uint32_t index = 0;
    for (const Value item : instance()) {
      passed =
          evaluate_child(c.getItemsSubschema(), item, {"items", {}, -1, Into::item, item, index++}) && passed;
      if (!passed && !collecting()) break;
    }
    return passed;
  }

  bool visit(const LinearItemsConstraint &c) override {
    if (!is(ValueKind::sequence)) return true;
    bool passed = true;
    ValueIterator item = instance().begin();
    std::uint32_t index = 0;
    const auto next = [&](const Subschema *schema, const Step &step) {
      passed = evaluate_child(schema, *item, step) && passed;
      ++item;
      ++index;
      return passed || collecting();
    };
    c.applyToItemSubschemas([&](unsigned branch, const Subschema *schema) {
      return item != instance().end() && next(schema, {"items", {}, branch, Into::item, *item, index});
    });
    const Subschema *more = c.getAdditionalItemsSubschema();
    while (more != nullptr && item != instance().end() && (passed || collecting())) {
      next(more, {"additionalItems", {}, -1, Into::item, *item, index});
    }
    return passed;
  }

  bool visit(const PropertiesConstraint &c) override {
    if (!is(ValueKind::mapping)) return true;
    const std::vector<Value> members = members_by_key(instance());
    std::vector<bool> known(members.size());
    bool passed = true;
    const auto enter = [&](std::size_t index, const Subschema *schema, std::string_view keyword,
                           std::string_view branch) {
      known[index] = true;
      passed = evaluate_child(schema, members[index], {keyword, branch, -1, Into::member, members[index]}) &&
               passed;
      return passed || collecting();
    };
    std::size_t next = 0; // the constraint's names come sorted as well
    c.applyToProperties([&](const auto &name, const Subschema *schema) {
      while (next < members.size() && members[next].key() < view(name)) ++next;
      const bool found = next < members.size() && members[next].key() == view(name);
      return !found || enter(next, schema, "properties", view(name));
    });
    c.applyToPatternProperties([&](const auto &pattern, const Subschema *schema) {
      const Regex &regex = pattern_property(view(pattern));
      for (std::size_t i = 0; i < members.size(); ++i) {
        if (regex.search(members[i].key()) && !enter(i, schema, "patternProperties", view(pattern)))
          return false;
      }
      return true;
    });
    const Subschema *additional = c.getAdditionalPropertiesSubschema();
    for (std::size_t i = 0; i < members.size() && additional != nullptr && (passed || collecting()); ++i) {
      if (!known[i]) enter(i, additional, "additionalProperties", {});
    }
    return passed;
  }

  const Regex &pattern_property(std::string_view pattern) const {
    const auto &all = frame_->schema->pattern_properties;
    return std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.first == pattern; })
        ->second;
  }

  bool visit(const PropertyNamesConstraint &c) override {
    if (!is(ValueKind::mapping)) return true;
    bool passed = true;
    for (const Value member : instance()) {
      ValueNode name; // a string with the key for its text
      name.kind = ValueKind::string;
      name.span = member.key_span();
      name.text = member.key();
      passed =
          evaluate_child(c.getSubschema(), Value(&name), {"propertyNames", {}, -1, Into::name, member}) &&
          passed;
      if (!passed && !collecting()) break;
    }
    return passed;
  }

  bool visit(const RequiredConstraint &c) override {
    if (!is(ValueKind::mapping)) return true;
    bool passed = true;
    c.applyToRequiredProperties([&](const auto &name) {
      if (instance().find(view(name))) return true;
      passed = false;
      note("required", view(name));
      return collecting();
    });
    return passed;
  }

  // A kind of constraint that users of valijson define; the model holds none.
  bool visit(const PolyConstraint &) override { return true; }

  const ConstraintModel &model_;
  std::vector<Failure> *failures_; // null: whether it is accepted is all that counts
  std::vector<Value> *evaluated_;  // null: nobody asks
  std::size_t noted_ = 0;          // failures, in all lists
  const Frame *frame_ = nullptr;   // the innermost
  std::uint64_t budget_;           // evaluations left
  bool exhausted_ = false;         // too deep, or too many: nothing more counts
  Subschema::ApplyFunction visit_ = [this](const constraints::Constraint &c) { return c.accept(*this); };
};

} // namespace

Evaluator::Evaluator(SchemaGraph graph) : model_(std::make_unique<ConstraintModel>(std::move(graph))) {
}

Evaluator::~Evaluator() = default;

bool Evaluator::accepts(Value instance) const {
  return Evaluation(*model_, instance, nullptr, nullptr).run(instance);
}

std::vector<Failure> Evaluator::failures(Value instance) const {
  std::vector<Failure> failures;
  Evaluation(*model_, instance, &failures, nullptr).run(instance);
  return failures;
}

const SchemaGraph &Evaluator::graph() const {
  return model_->graph;
}

std::vector<Value> Evaluator::evaluated(Value instance) const {
  std::vector<Value> evaluated;
  Evaluation(*model_, instance, nullptr, &evaluated).run(instance);
  return evaluated;
}

} // namespace galley
