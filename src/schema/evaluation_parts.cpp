// Evaluates the keywords that apply further schemas, to the same value or to its members and items.
#include "schema/evaluation.h"

#include "schema/keyword.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

using Into = Step::Into;

} // namespace

bool Evaluation::reference(const Assertion &keyword) {
  const SchemaIndex target = keyword.dynamic_anchor ? dynamic_target(keyword) : keyword.schemas.front();
  return evaluate(target, instance(), {keyword.keyword->name});
}

SchemaIndex Evaluation::dynamic_target(const Assertion &keyword) const {
  SchemaIndex target = keyword.schemas.front();
  for (const Frame *frame = frame_; frame != nullptr; frame = frame->outer) {
    const auto &anchors = graph_.resources[frame->schema->resource].dynamic_anchors;
    if (const auto found = anchors.find(*keyword.dynamic_anchor); found != anchors.end())
      target = found->second;
  }
  return target;
}

bool Evaluation::all_of(const Assertion &keyword) {
  bool passed = true;
  std::int64_t index = 0;
  for (const SchemaIndex schema : keyword.schemas) {
    passed = evaluate(schema, instance(), {"allOf", {}, index++}) && passed;
    if (!passed && !collecting()) break;
  }
  return passed;
}

std::size_t Evaluation::count_matches(const Assertion &keyword, bool first_is_enough) {
  std::size_t matches = 0;
  std::int64_t index = 0;
  for (const SchemaIndex schema : keyword.schemas) {
    matches += quietly(schema, keyword.keyword->name, index++) ? 1 : 0;
    if (matches > 0 && first_is_enough) break;
  }
  return matches;
}

bool Evaluation::fail_branches(const Assertion &keyword, std::size_t matches) {
  if (!collecting() || exhausted_) return false;
  Failure failure = failure_at(*frame_, keyword.keyword->name);
  failure.matches = matches;
  std::vector<Failure> *outer = failures_;
  std::int64_t index = 0;
  for (const SchemaIndex schema : keyword.schemas) {
    if (matches > 0) break;
    failures_ = &failure.branches.emplace_back();
    evaluate(schema, instance(), {keyword.keyword->name, {}, index++});
  }
  failures_ = outer;
  add(std::move(failure));
  return false;
}

bool Evaluation::any_of(const Assertion &keyword) {
  return count_matches(keyword, evaluated_ == nullptr) > 0 || fail_branches(keyword, 0);
}

bool Evaluation::one_of(const Assertion &keyword) {
  const std::size_t matches = count_matches(keyword, false);
  return matches == 1 || fail_branches(keyword, matches);
}

bool Evaluation::negated(const Assertion &keyword) {
  const std::size_t mark = evaluated_ == nullptr ? 0 : evaluated_->size();
  const bool matched = quietly(keyword.schemas.front(), "not");
  if (evaluated_ != nullptr) evaluated_->resize(mark);
  return pass_or_fail(!matched, "not");
}

bool Evaluation::condition(const Assertion &keyword) {
  const bool matched = quietly(keyword.schemas[0], "if");
  const SchemaIndex next = keyword.schemas[matched ? 1 : 2];
  return next == no_schema || evaluate(next, instance(), {matched ? "then" : "else"});
}

bool Evaluation::depending(const Assertion &keyword) {
  if (!is(ValueKind::mapping)) return true;
  const std::string_view name = keyword.keyword->name;
  bool passed = true;
  auto schema = keyword.schemas.begin();
  for (const Value dependency : keyword.value) {
    const bool lists_names = dependency.is(ValueKind::sequence);
    const SchemaIndex index = lists_names ? no_schema : *schema++;
    const Value present = member(dependency.key());
    if (!present) continue;
    if (!lists_names) passed = evaluate(index, instance(), {name, dependency.key()}) && passed;
    for (const Value needed : dependency) {
      if (!lists_names || member(needed.text())) continue;
      passed = false;
      if (Failure *failure = note(name, needed.text())) failure->other = present;
    }
    if (!passed && !collecting()) break;
  }
  return passed;
}

bool Evaluation::contains(const Assertion &keyword) {
  if (!is(ValueKind::sequence)) return true;
  const bool looks =
      frame_->schema->draft != Draft::draft2019; // in which unevaluatedItems disregards `contains`
  std::vector<Failure> *failures = std::exchange(failures_, nullptr);
  std::uint64_t found = 0;
  std::uint32_t index = 0;
  for (const Value item : instance()) {
    const Step step{"contains", {}, -1, Into::item, item, index++};
    const SchemaIndex schema = keyword.schemas.front();
    found += (looks ? evaluate_child(schema, item, step) : evaluate(schema, item, step)) ? 1 : 0;
    const bool enough = found >= keyword.least && keyword.most >= instance().size();
    if (found > keyword.most || (enough && evaluated_ == nullptr)) break;
  }
  failures_ = failures;
  if (keyword.least <= found && found <= keyword.most) return true;
  const bool bounded = frame_->schema->written.find("minContains") && keyword.least > 0;
  if (Failure *failure = note(found > keyword.most ? "maxContains" : bounded ? "minContains" : "contains"))
    failure->matches = found;
  return false;
}

bool Evaluation::items(const Assertion &) {
  if (!is(ValueKind::sequence)) return true;
  const SchemaNode &node = *frame_->schema;
  bool passed = true;
  std::uint32_t index = 0;
  for (const Value item : instance()) {
    const bool is_first = index < node.first_items.size();
    const SchemaIndex schema = is_first ? node.first_items[index] : node.other_items;
    if (schema == no_schema || (!passed && !collecting())) break;
    const Step step{is_first ? node.first_items_keyword : node.other_items_keyword,
                    {},
                    is_first ? std::int64_t{index} : -1,
                    Into::item,
                    item,
                    index};
    passed = evaluate_child(schema, item, step) && passed;
    ++index;
  }
  return passed;
}

bool Evaluation::members(const Assertion &) {
  if (!is(ValueKind::mapping)) return true;
  const SchemaNode &node = *frame_->schema;
  std::vector<bool> known(node.additional == no_schema ? 0 : instance().size());
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
  const auto enter = [&](Value member, std::size_t index, SchemaIndex schema, const Step &step) {
    if (!known.empty()) known[index] = true;
    passed = evaluate_child(schema, member, step) && passed;
  };
  for_each_member([&](Value member, std::size_t index) {
    const NamedProperty *named = node.property(member.key());
    if (named == nullptr) return;
    enter(member, index, named->index, {"properties", named->schema.key(), -1, Into::member, member});
  });
  for (const PatternProperty &each : node.pattern_properties) {
    for_each_member([&](Value member, std::size_t index) {
      if (!each.regex.search(member.key())) return;
      enter(member, index, each.index, {"patternProperties", each.schema.key(), -1, Into::member, member});
    });
  }
  if (node.additional == no_schema) return passed;
  for_each_member([&](Value member, std::size_t index) {
    if (known[index]) return;
    enter(member, index, node.additional, {"additionalProperties", {}, -1, Into::member, member});
  });
  return passed;
}

bool Evaluation::names(const Assertion &keyword) {
  if (!is(ValueKind::mapping)) return true;
  bool passed = true;
  for (const Value member : instance()) {
    ValueNode &name = names_[member.node()]; // a string whose text is the key
    name.kind = ValueKind::string;
    name.span = member.key_place();
    name.text = member.key();
    const Step step{"propertyNames", {}, -1, Into::name, member};
    passed = evaluate_child(keyword.schemas.front(), Value(&name), step) && passed;
    if (!passed && !collecting()) break;
  }
  return passed;
}

std::vector<bool> Evaluation::looked_at() {
  const auto begin = evaluated_->begin() + static_cast<std::ptrdiff_t>(frame_->mark);
  spend(instance().size() + static_cast<std::uint64_t>(evaluated_->end() - begin));
  std::vector<const ValueNode *> nodes;
  std::transform(begin, evaluated_->end(), std::back_inserter(nodes),
                 [](Value value) { return value.node(); });
  std::ranges::sort(nodes);
  std::vector<bool> looked;
  for (const Value child : instance()) looked.push_back(std::ranges::binary_search(nodes, child.node()));
  return looked;
}

bool Evaluation::unevaluated_items(const Assertion &keyword) {
  if (!is(ValueKind::sequence)) return true;
  const std::vector<bool> looked = looked_at();
  bool passed = true;
  std::uint32_t index = 0;
  for (const Value item : instance()) {
    const Step step{"unevaluatedItems", {}, -1, Into::item, item, index};
    if (!looked[index++]) passed = evaluate_child(keyword.schemas.front(), item, step) && passed;
    if (!passed && !collecting()) break;
  }
  return passed;
}

bool Evaluation::unevaluated_members(const Assertion &keyword) {
  if (!is(ValueKind::mapping)) return true;
  const std::vector<bool> looked = looked_at();
  bool passed = true;
  std::size_t index = 0;
  for (const Value member : instance()) {
    const Step step{"unevaluatedProperties", {}, -1, Into::member, member};
    if (!looked[index++]) passed = evaluate_child(keyword.schemas.front(), member, step) && passed;
    if (!passed && !collecting()) break;
  }
  return passed;
}

} // namespace galley
