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
  failures_->push_back(std::move(failure));
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

// Visits only the members whose names the schema lists.
bool Evaluation::visit_named(const PropertiesConstraint &c) {
  bool passed = true;
  c.applyToProperties([&](const auto &name, const Subschema *schema) {
    const Value member = instance().find(view(name));
    if (!member) return true;
    passed = evaluate_child(schema, member, {"properties", view(name), -1, Into::member, member}) && passed;
    return passed || collecting();
  });
  return passed;
}

bool Evaluation::visit(const PropertiesConstraint &c) {
  if (!is(ValueKind::mapping)) return true;
  if (c.getAdditionalPropertiesSubschema() == nullptr && frame_->schema->pattern_properties.empty())
    return visit_named(c);
  const std::vector<Value> members = members_by_key(instance());
  std::vector<bool> known(members.size());
  bool passed = true;
  const auto enter = [&](std::size_t index, const Subschema *schema, std::string_view keyword,
                         std::string_view branch) {
    known[index] = true;
    passed =
        evaluate_child(schema, members[index], {keyword, branch, -1, Into::member, members[index]}) && passed;
    return passed || collecting();
  };
  std::size_t next = 0; // the names of the constraint are sorted, too
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

const Regex &Evaluation::pattern_property(std::string_view pattern) const {
  const auto &all = frame_->schema->pattern_properties;
  return std::ranges::find_if(all, [&](const auto &each) { return each.first == pattern; })->second;
}

bool Evaluation::visit(const PropertyNamesConstraint &c) {
  if (!is(ValueKind::mapping)) return true;
  bool passed = true;
  for (const Value member : instance()) {
    ValueNode name; // a string whose text is the key
    name.kind = ValueKind::string;
    name.span = member.key_span();
    name.text = member.key();
    passed = evaluate_child(c.getSubschema(), Value(&name), {"propertyNames", {}, -1, Into::name, member}) &&
             passed;
    if (!passed && !collecting()) break;
  }
  return passed;
}

} // namespace galley
