// Evaluates the keywords that apply further schemas, to the same value or to its members and items.
#include "schema/evaluation.h"

#include "schema/assertions.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

using Into = Step::Into;

} // namespace

bool Evaluation::visit(const AllOfConstraint &constraint) {
  const bool ref = frame_->schema->ref.has_value();
  bool passed = true;
  constraint.applyToSubschemas([&](unsigned index, const Subschema *schema) {
    const Step step = ref ? Step{"$ref"} : Step{"allOf", {}, index};
    passed = evaluate(schema, instance(), step) && passed;
    return passed || collecting();
  });
  return passed;
}

// Returns how many of the branches accept the instance.
template <class Branches>
std::size_t Evaluation::count_matches(const Branches &constraint, std::string_view keyword) {
  const bool first_is_enough = keyword == "anyOf" && evaluated_ == nullptr;
  std::size_t matches = 0;
  constraint.applyToSubschemas([&](unsigned index, const Subschema *schema) {
    matches += quietly(schema, keyword, index) ? 1 : 0;
    return matches == 0 || !first_is_enough;
  });
  return matches;
}

template <class Branches>
bool Evaluation::fail_branches(const Branches &constraint, std::string_view keyword, std::size_t matches) {
  if (!collecting() || exhausted_) return false;
  Failure failure = failure_at(*frame_, keyword);
  failure.matches = matches;
  std::vector<Failure> *outer = failures_;
  constraint.applyToSubschemas([&](unsigned index, const Subschema *schema) {
    if (matches > 0) return false;
    failures_ = &failure.branches.emplace_back();
    evaluate(schema, instance(), {keyword, {}, index});
    return true;
  });
  failures_ = outer;
  add(std::move(failure));
  return false;
}

bool Evaluation::visit(const AnyOfConstraint &constraint) {
  return count_matches(constraint, "anyOf") > 0 || fail_branches(constraint, "anyOf", 0);
}

bool Evaluation::visit(const OneOfConstraint &constraint) {
  const std::size_t matches = count_matches(constraint, "oneOf");
  return matches == 1 || fail_branches(constraint, "oneOf", matches);
}

bool Evaluation::visit(const NotConstraint &constraint) {
  const std::size_t mark = evaluated_ == nullptr ? 0 : evaluated_->size();
  const bool matched = quietly(constraint.getSubschema(), "not");
  if (evaluated_ != nullptr) evaluated_->resize(mark);
  return pass_or_fail(!matched, "not");
}

bool Evaluation::visit(const ConditionalConstraint &constraint) {
  const bool matched = quietly(constraint.getIfSubschema(), "if");
  const Subschema *next = matched ? constraint.getThenSubschema() : constraint.getElseSubschema();
  return next == nullptr || evaluate(next, instance(), {matched ? "then" : "else"});
}

bool Evaluation::visit(const DependenciesConstraint &constraint) {
  if (!is(ValueKind::mapping)) return true;
  bool passed = true;
  constraint.applyToPropertyDependencies([&](const auto &name, const auto &needed) {
    const Value present = member(view(name));
    for (const auto &other : needed) {
      if (!present || member(view(other))) continue;
      passed = false;
      if (Failure *failure = note("dependencies", view(other))) failure->other = present;
    }
    return passed || collecting();
  });
  constraint.applyToSchemaDependencies([&](const auto &name, const Subschema *schema) {
    if (!member(view(name))) return true;
    passed = evaluate(schema, instance(), {"dependencies", view(name)}) && passed;
    return passed || collecting();
  });
  return passed;
}

bool Evaluation::visit(const ContainsConstraint &c) {
  if (!is(ValueKind::sequence)) return true;
  std::vector<Failure> *failures = std::exchange(failures_, nullptr);
  bool found = false;
  std::uint32_t index = 0;
  for (const Value item : instance()) {
    found = evaluate_child(c.getSubschema(), item, {"contains", {}, -1, Into::item, item, index++}) || found;
    if (found && evaluated_ == nullptr) break;
  }
  failures_ = failures;
  return pass_or_fail(found, "contains");
}

bool Evaluation::visit(const SingularItemsConstraint &c) {
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

bool Evaluation::visit(const LinearItemsConstraint &c) {
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

bool Evaluation::visit(const PropertiesConstraint &c) {
  if (!is(ValueKind::mapping)) return true;
  const SchemaNode &node = *frame_->schema;
  const Subschema *additional = c.getAdditionalPropertiesSubschema();
  std::vector<bool> known(additional == nullptr ? 0 : instance().size());
  bool passed = true;
  // Calls visit(member, index) for each member until it fails and nobody asks for more failures.
  const auto for_each_member = [&](auto &&visit_member) {
    spend(instance().size());
    std::size_t index = 0;
    for (const Value member : instance()) {
      if (!passed && !collecting()) return;
      visit_member(member, index++);
    }
  };
  const auto enter = [&](Value member, std::size_t index, const Subschema *schema, const Step &step) {
    if (!known.empty()) known[index] = true;
    passed = evaluate_child(schema, member, step) && passed;
  };
  for_each_member([&](Value member, std::size_t index) {
    const Value named = node.property(member.key());
    if (!named) return;
    enter(member, index, model_.subschema(named), {"properties", named.key(), -1, Into::member, member});
  });
  for (const PatternProperty &each : node.pattern_properties) {
    for_each_member([&](Value member, std::size_t index) {
      if (!each.regex.search(member.key())) return;
      enter(member, index, model_.subschema(each.schema),
            {"patternProperties", each.schema.key(), -1, Into::member, member});
    });
  }
  if (additional == nullptr) return passed;
  for_each_member([&](Value member, std::size_t index) {
    if (!known[index])
      enter(member, index, additional, {"additionalProperties", {}, -1, Into::member, member});
  });
  return passed;
}

bool Evaluation::visit(const PropertyNamesConstraint &c) {
  if (!is(ValueKind::mapping)) return true;
  bool passed = true;
  for (const Value member : instance()) {
    ValueNode &name = names_[member.node()]; // a string whose text is the key
    name.kind = ValueKind::string;
    name.span = member.key_place();
    name.text = member.key();
    passed = evaluate_child(c.getSubschema(), Value(&name), {"propertyNames", {}, -1, Into::name, member}) &&
             passed;
    if (!passed && !collecting()) break;
  }
  return passed;
}

} // namespace galley
