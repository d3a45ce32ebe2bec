// Reports fields whose values stand in the wrong order: a date of change before the date of writing, a number
// above the one that bounds it, or a date that is still to come. Values that can't be compared are left
// alone.
#include "base/field_path.h"
#include "checks/check.h"
#include "text/date.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// Below 0 where `a` comes first, above 0 where `b` does; 0 where they are equal or can't be compared.
int order_of(Value a, Value b) {
  if (a.is_number() && b.is_number()) {
    const double x = a.as_number();
    const double y = b.as_number();
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (!a.is(ValueKind::string) || !b.is(ValueKind::string)) return 0;
  const auto x = read_moment(a.text());
  const auto y = read_moment(b.text());
  return x && y ? compare(*x, *y) : 0;
}

class FieldCompare final : public Check {
public:
  FieldCompare(std::vector<std::vector<std::string>> orders, std::vector<std::string> past, Schema when,
               std::optional<std::int64_t> today)
      : orders_(std::move(orders)), past_(std::move(past)), when_(std::move(when)), today_(today) {}

  Needs needs() const override {
    Needs needs;
    needs.today = !past_.empty() && !today_;
    return needs;
  }

  void check_document(const Document &document, Sink &sink) const override {
    const Value fields = document.fields();
    if (!fields || !fields.is(ValueKind::mapping) || !document.problems.empty()) return;
    for (const auto &order : orders_) check_order(document, order, sink);
    if (past_.empty() || !(today_ || document.today) || !when_.accepts(fields)) return;
    // A zone may be a day ahead of UTC, by which the clock goes.
    const std::int64_t last_day = today_ ? *today_ : *document.today + 1;
    for (const std::string &field : past_) {
      const Value value = find(fields, field);
      const auto moment = value && value.is(ValueKind::string) ? read_moment(value.text()) : std::nullopt;
      if (!moment || moment->day <= last_day) continue;
      report(document, field, value, "is still to come", {}, sink);
    }
  }

private:
  static Value find(Value fields, const std::string &path) {
    Value found;
    for_each_field(fields, path, [&](Value value) { found = found ? found : value; });
    return found;
  }

  static void check_order(const Document &document, const std::vector<std::string> &order, Sink &sink) {
    std::string before_name;
    Value before; // the last field of the order that is there
    for (const std::string &field : order) {
      const Value value = find(document.fields(), field);
      if (!value) continue;
      if (before && order_of(before, value) > 0) {
        const std::string what = before.is_number() ? "is less than" : "is earlier than";
        report(document, field, value, what + " " + before_name + ", " + std::string(before.text()),
               {{locate(*document.source, before.span()), before_name + " stands here"}}, sink);
      }
      before = value;
      before_name = field;
    }
  }

  static void report(const Document &document, const std::string &field, Value value, std::string problem,
                     std::vector<Related> related, Sink &sink) {
    sink.report({locate(*document.source, value.span()),
                 {{"field", field}, {"value", std::string(value.text())}, {"problem", std::move(problem)}},
                 std::move(related)});
  }

  std::vector<std::vector<std::string>> orders_;
  std::vector<std::string> past_;
  Schema when_;
  std::optional<std::int64_t> today_; // a fixed one
};

CheckResult make(const Options &options, const SiteSchemas &) {
  std::vector<std::vector<std::string>> orders;
  for (const Value order : options.value("orders")) {
    std::vector<std::string> &fields = orders.emplace_back();
    for (const Value field : order) fields.emplace_back(field.text());
  }
  std::optional<std::int64_t> today;
  const Option &given = *options.find("today");
  if (!given.value.text().empty()) {
    const auto moment = read_moment(given.value.text());
    if (!moment) return option_error(given, given.value, "write the day as in 2025-11-05");
    today = moment->day;
  }
  const Option &when = *options.find("past-when");
  Result<Schema> schema = Schema::compile(when.file, when.value);
  if (!schema) return schema.error();
  return std::unique_ptr<Check>(
      std::make_unique<FieldCompare>(std::move(orders), options.texts("past"), std::move(*schema), today));
}

} // namespace

CheckType field_compare_check() {
  return {"field-compare",
          R"({
            "orders": {"type": "array", "default": [],
                       "items": {"type": "array", "minItems": 2, "items": {"type": "string", "minLength": 1}},
                       "description": "Lists of fields, each in the order that their values must have: dates, or numbers. Equal ones are well. A dot leads into a mapping: event.start."},
            "past": {"type": "array", "items": {"type": "string", "minLength": 1}, "default": [],
                     "description": "Fields whose dates must not be still to come."},
            "past-when": {"type": "object", "default": {},
                          "description": "A JSON Schema over the front matter; `past` holds for what it accepts."},
            "today": {"type": "string", "default": "",
                      "description": "The day that is today, as in 2025-11-05. Empty: as the machine's clock has it."}
          })",
          {"field", "value", "problem"},
          make};
}

} // namespace galley
