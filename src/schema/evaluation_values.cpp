// Evaluates the keywords that look at one value and at no schema below it.
#include "schema/evaluation.h"

#include "schema/assertions.h"
#include "schema/words.h"
#include "text/unicode.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

using Into = Step::Into;

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

// Whether `values`, which are in the order of compare(), have an equal one.
bool is_listed(const std::vector<Value> &values, Value value) {
  const auto found =
      std::ranges::lower_bound(values, value, [](Value a, Value b) { return compare(a, b) < 0; });
  return found != values.end() && equal(*found, value);
}

} // namespace

bool Evaluation::visit(const EnumConstraint &constraint) {
  bool found = false;
  std::string_view keyword;
  constraint.applyToValues([&](const valijson::adapters::FrozenValue &value) {
    const auto &held = static_cast<const HeldValue &>(value);
    keyword = held.keyword();
    found =
        keyword == "const" ? equal(held.value(), instance()) : is_listed(frame_->schema->values, instance());
    return !found;
  });
  return pass_or_fail(found, keyword);
}

bool Evaluation::visit(const TypeConstraint &constraint) {
  bool found = false;
  constraint.applyToNamedTypes([&](TypeConstraint::JsonType type) {
    found = has_type(instance(), type, frame_->schema->draft);
    return !found;
  });
  return pass_or_fail(found, "type");
}

bool Evaluation::visit(const FormatConstraint &) {
  spend_on_text();
  return !is(ValueKind::string) || pass_or_fail(frame_->schema->format->accepts(instance().text()), "format");
}

bool Evaluation::visit(const PatternConstraint &) {
  spend_on_text();
  return !is(ValueKind::string) ||
         pass_or_fail(matches(*frame_->schema->pattern, instance().text()), "pattern");
}

bool Evaluation::matches(const Regex &pattern, std::string_view text) {
  auto matched = pattern.match(text, MatchEffort::little);
  if (!matched) {
    constexpr std::uint64_t values_per_effort = 1024;
    spend(values_per_effort);
    matched = exhausted_ ? std::nullopt : pattern.match(text, MatchEffort::much);
  }
  if (!matched && !too_hard_) {
    too_hard_ = failure_at(*frame_, limit_exceeded);
    too_hard_->words = describe_hard_pattern(text, pattern.written());
  }
  exhausted_ = exhausted_ || !matched;
  return matched.value_or(false);
}

bool Evaluation::has_length(std::string_view keyword, std::uint64_t least, std::uint64_t most) {
  if (!is(ValueKind::string)) return true;
  spend_on_text();
  const std::uint64_t length = count_code_points(instance().text());
  return pass_or_fail(least <= length && length <= most, keyword);
}

bool Evaluation::has_size(ValueKind kind, std::string_view keyword, std::uint64_t least, std::uint64_t most) {
  return !is(kind) || pass_or_fail(least <= instance().size() && instance().size() <= most, keyword);
}

bool Evaluation::visit(const MaximumConstraint &c) {
  if (!instance().is_number()) return true;
  const double number = instance().as_number();
  const bool exclusive = c.getExclusiveMaximum();
  const bool passed = exclusive ? number < c.getMaximum() : number <= c.getMaximum();
  return pass_or_fail(passed, bound_keyword(exclusive, "exclusiveMaximum", "maximum"));
}

bool Evaluation::visit(const MinimumConstraint &c) {
  if (!instance().is_number()) return true;
  const double number = instance().as_number();
  const bool exclusive = c.getExclusiveMinimum();
  const bool passed = exclusive ? number > c.getMinimum() : number >= c.getMinimum();
  return pass_or_fail(passed, bound_keyword(exclusive, "exclusiveMinimum", "minimum"));
}

// In draft 4 the keyword of the exclusive bound is only a flag beside the plain keyword.
std::string_view Evaluation::bound_keyword(bool exclusive, std::string_view own,
                                           std::string_view plain) const {
  return exclusive && frame_->schema->draft != Draft::draft4 ? own : plain;
}

bool Evaluation::visit(const MultipleOfIntConstraint &c) {
  const std::int64_t divisor = c.getDivisor();
  if (!is(ValueKind::integer)) return multiple_of(static_cast<double>(divisor));
  return pass_or_fail(instance().as_integer() % divisor == 0, "multipleOf");
}

bool Evaluation::multiple_of(double divisor) {
  return !instance().is_number() || pass_or_fail(is_multiple(instance().as_number(), divisor), "multipleOf");
}

bool Evaluation::visit(const UniqueItemsConstraint &) {
  if (!is(ValueKind::sequence)) return true;
  spend(instance().node()->skip);
  const std::vector<RepeatedItem> repeated = repeated_items(instance());
  for (const RepeatedItem &item : repeated) {
    // The failure belongs to the item, as if a schema of its own had failed.
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

bool Evaluation::visit(const RequiredConstraint &c) {
  if (!is(ValueKind::mapping)) return true;
  bool passed = true;
  c.applyToRequiredProperties([&](const auto &name) {
    if (member(view(name))) return true;
    passed = false;
    note("required", view(name));
    return collecting();
  });
  return passed;
}

} // namespace galley
