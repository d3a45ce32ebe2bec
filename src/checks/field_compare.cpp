// This check reports fields whose values are in the wrong order: a date of change before the date of writing,
// a number above the one that bounds it, or a date in the future. Values that cannot be compared are not
// reported.
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

// Returns a number below 0 where `a` comes first, above 0 where `b` comes first, and 0 where they are equal
// or cannot be compared.
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

struct Settings {
  std::vector<std::vector<std::string>> orders;
  std::vector<std::string> past;
  std::optional<Schema> past_when;
  std::optional<std::int64_t> today; // days since 1970-01-01; without it the clock gives the day
};

class FieldCompare final : public Check {
public:
  explicit FieldCompare(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override {
    Needs needs;
    needs.today = !settings_.past.empty() && !settings_.today;
    return needs;
  }

  std::vector<Error> warnings() const override {
    return settings_.past_when ? settings_.past_when->warnings() : std::vector<Error>();
  }

  void check_document(const Document &document, Sink &sink) const override {
    const Value fields = document.fields();
    if (!fields || !fields.is(ValueKind::mapping) || !document.problems.empty()) return;
    for (const auto &order : settings_.orders) check_order(document, order, sink);
    if (settings_.past.empty() || !(settings_.today || document.today) ||
        !settings_.past_when->accepts(fields))
      return;
    // The clock gives the day in UTC; the writer's time zone may be one day ahead of it.
    const std::int64_t last_day = settings_.today ? *settings_.today : *document.today + 1;
    for (const std::string &field : settings_.past) {
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
    Value before; // the last field of the order that the document has
    for (const std::string &field : order) {
      const Value value = find(document.fields(), field);
      if (!value) continue;
      if (before && order_of(before, value) > 0) {
        const std::string what = before.is_number() ? "is less than" : "is earlier than";
        report(document, field, value, what + " " + before_name + ", " + std::string(before.text()),
               {{locate(*document.source, before.place()), before_name + " stands here"}}, sink);
      }
      before = value;
      before_name = field;
    }
  }

  static void report(const Document &document, const std::string &field, Value value, std::string problem,
                     std::vector<Related> related, Sink &sink) {
    sink.report({locate(*document.source, value.place()),
                 {{"field", field}, {"value", std::string(value.text())}, {"problem", std::move(problem)}},
                 std::move(related)});
  }

  Settings settings_;
};

// A kind of option: lists of fields. The default is an empty list.
class FieldOrders {
public:
  std::string schema(const CommonMembers &common) const {
    return R"("type": "array")" + common.default_value +
           R"(, "items": {"type": "array", "minItems": 2, "items": {"type": "string", "minLength": 1}})" +
           common.description;
  }
  std::string write(const std::vector<std::vector<std::string>> &) const { return "[]"; }
  std::optional<Error> read(const Option &, Value value,
                            std::vector<std::vector<std::string>> &member) const {
    member.clear();
    for (const Value order : value) member.push_back(read_texts(order));
    return std::nullopt;
  }
};

// A kind of option: a day. The default is no day, which is written as an empty text.
class Day {
public:
  std::string schema(const CommonMembers &common) const {
    return R"("type": "string")" + common.default_value + common.description;
  }
  std::string write(std::optional<std::int64_t>) const { return write_text(""); }
  std::optional<Error> read(const Option &option, Value value, std::optional<std::int64_t> &member) const {
    if (value.text().empty()) return std::nullopt;
    const auto moment = read_moment(value.text());
    if (!moment) return option_error(option, value, "write the day as in 2025-11-05");
    member = moment->day;
    return std::nullopt;
  }
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"orders", &Settings::orders, FieldOrders(),
       with_nested_fields("Lists of fields, each in the order that their values must have: dates, or "
                          "numbers. Equal ones are well.",
                          "event.start")},
      {"past", &Settings::past, TextList{.non_empty_items = true},
       "Fields whose dates must not be still to come."},
      {"past-when", &Settings::past_when, FrontMatterSchema(),
       "A JSON Schema over the front matter; `past` holds for what it accepts."},
      {"today", &Settings::today, Day(),
       "The day that is today, as in 2025-11-05. Empty: as the machine's clock has it."},
  };
  return table;
}

} // namespace

CheckType field_compare_check() {
  return declare_check<FieldCompare>("field-compare", {"field", "value", "problem"}, options());
}

} // namespace galley
