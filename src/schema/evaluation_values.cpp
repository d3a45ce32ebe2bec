// Evaluates the keywords that look at one value and at no schema below it.
#include "schema/evaluation.h"

#include "schema/assertions.h"
#include "schema/keyword.h"
#include "text/unicode.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

using Into = Step::Into;

// Whether `values`, which are in the order of compare(), have an equal one.
bool is_listed(const std::vector<Value> &values, Value value) {
  const auto found =
      std::ranges::lower_bound(values, value, [](Value a, Value b) { return compare(a, b) < 0; });
  return found != values.end() && equal(*found, value);
}

} // namespace

bool Evaluation::listed(const Assertion &) {
  return pass_or_fail(is_listed(frame_->schema->values, instance()), "enum");
}

bool Evaluation::constant(const Assertion &keyword) {
  return pass_or_fail(equal(keyword.value, instance()), "const");
}

bool Evaluation::type(const Assertion &keyword) {
  return pass_or_fail((keyword.types & types_of(instance(), frame_->schema->draft)) != 0, "type");
}

bool Evaluation::format(const Assertion &) {
  spend_on_text();
  return !is(ValueKind::string) || pass_or_fail(frame_->schema->format->accepts(instance().text()), "format");
}

bool Evaluation::pattern(const Assertion &) {
  spend_on_text();
  return !is(ValueKind::string) ||
         pass_or_fail(frame_->schema->pattern->search(instance().text()), "pattern");
}

std::uint64_t Evaluation::length() {
  spend_on_text();
  return count_code_points(instance().text());
}

bool Evaluation::most_length(const Assertion &keyword) {
  return !is(ValueKind::string) || pass_or_fail(length() <= count_of(keyword.value), "maxLength");
}

bool Evaluation::least_length(const Assertion &keyword) {
  return !is(ValueKind::string) || pass_or_fail(length() >= count_of(keyword.value), "minLength");
}

bool Evaluation::most_items(const Assertion &keyword) {
  return !is(ValueKind::sequence) || pass_or_fail(instance().size() <= count_of(keyword.value), "maxItems");
}

bool Evaluation::least_items(const Assertion &keyword) {
  return !is(ValueKind::sequence) || pass_or_fail(instance().size() >= count_of(keyword.value), "minItems");
}

bool Evaluation::most_members(const Assertion &keyword) {
  return !is(ValueKind::mapping) ||
         pass_or_fail(instance().size() <= count_of(keyword.value), "maxProperties");
}

bool Evaluation::least_members(const Assertion &keyword) {
  return !is(ValueKind::mapping) ||
         pass_or_fail(instance().size() >= count_of(keyword.value), "minProperties");
}

bool Evaluation::maximum(const Assertion &keyword) {
  if (!instance().is_number()) return true;
  const double number = instance().as_number(), bound = keyword.value.as_number();
  return pass_or_fail(keyword.exclusive ? number < bound : number <= bound, "maximum");
}

bool Evaluation::minimum(const Assertion &keyword) {
  if (!instance().is_number()) return true;
  const double number = instance().as_number(), bound = keyword.value.as_number();
  return pass_or_fail(keyword.exclusive ? number > bound : number >= bound, "minimum");
}

bool Evaluation::below(const Assertion &keyword) {
  return !instance().is_number() ||
         pass_or_fail(instance().as_number() < keyword.value.as_number(), "exclusiveMaximum");
}

bool Evaluation::above(const Assertion &keyword) {
  return !instance().is_number() ||
         pass_or_fail(instance().as_number() > keyword.value.as_number(), "exclusiveMinimum");
}

bool Evaluation::multiple(const Assertion &keyword) {
  if (!instance().is_number()) return true;
  const Value divisor = keyword.value;
  const bool whole = divisor.is(ValueKind::integer) && is(ValueKind::integer);
  return pass_or_fail(whole ? instance().as_integer() % divisor.as_integer() == 0
                            : is_multiple(instance().as_number(), divisor.as_number()),
                      "multipleOf");
}

bool Evaluation::unique(const Assertion &keyword) {
  if (!is(ValueKind::sequence) || !keyword.value.as_bool()) return true;
  spend(instance().node()->skip);
  const std::vector<RepeatedItem> repeated = repeated_items(instance());
  for (const RepeatedItem &item : repeated) {
    // The failure belongs to the item, as if a schema of its own had failed.
    const Step step{{}, {}, -1, Into::item, item.again, item.again_index};
    const Frame frame{frame_, frame_->schema, item.again, step, frame_->depth, frame_->mark};
    const Frame *outer = std::exchange(frame_, &frame);
    if (Failure *failure = note("uniqueItems")) {
      failure->other = item.first;
      failure->other_index = item.first_index;
    }
    frame_ = outer;
  }
  return repeated.empty();
}

bool Evaluation::required(const Assertion &keyword) {
  if (!is(ValueKind::mapping)) return true;
  bool passed = true;
  for (const Value name : keyword.value) {
    if (member(name.text())) continue;
    passed = false;
    note("required", name.text());
    if (!collecting()) break;
  }
  return passed;
}

} // namespace galley
