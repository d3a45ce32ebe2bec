// This check reports front matter in which fields contradict each other. A JSON Schema says what a conflict
// is: any front matter that it accepts is one.
#include "base/field_path.h"
#include "checks/check.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// Returns a field as a message shows it: a scalar's text, or the scalars of a list.
std::string text_of(Value value) {
  if (!value.is(ValueKind::sequence)) return std::string(value.text());
  std::string text;
  for (const Value item : value) {
    if (!text.empty()) text += ", ";
    text += item.text();
  }
  return text;
}

struct Settings {
  std::optional<Schema> when;
  std::string at;
};

class FieldConflict final : public Check {
public:
  explicit FieldConflict(Settings settings) : settings_(std::move(settings)) {}

  std::vector<Error> warnings() const override { return settings_.when->warnings(); }

  void check_document(const Document &document, Sink &sink) const override {
    const Value fields = document.fields();
    if (!fields || !fields.is(ValueKind::mapping) || !document.problems.empty()) return;
    if (!settings_.when->accepts(fields)) return;
    std::vector<Argument> arguments;
    for (const Value field : fields) arguments.push_back({field.key(), text_of(field)});
    Value at;
    for_each_field(fields, settings_.at, [&](Value value) { at = at ? at : value; });
    if (at && !fields.find(settings_.at)) arguments.push_back({settings_.at, text_of(at)}); // it is nested
    sink.report({locate(*document.source, place(document, at)), std::move(arguments),
                 other_sides(document, fields, at)});
  }

private:
  // The other fields that `when` looked at are the other sides of the conflict. Nothing more is said of them.
  std::vector<Related> other_sides(const Document &document, Value fields, Value at) const {
    std::vector<Related> sides;
    for (const Value field : settings_.when->evaluated(fields)) {
      if (field != at && fields.find(field.key()) == field)
        sides.push_back({locate(*document.source, place(document, field)), {}});
    }
    return sides;
  }

  static Span place(const Document &document, Value field) {
    if (!field) return document.fences->open; // the field is absent, and that is the conflict
    return field.place().empty() ? field.key_place() : field.place();
  }

  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"when", &Settings::when, Presence::required, FrontMatterSchema(),
       "A JSON Schema over the front matter; what it accepts is a conflict."},
      {"at", &Settings::at, Presence::required, Text(),
       with_nested_fields("The field whose value is pointed at.")},
  };
  return table;
}

} // namespace

CheckType field_conflict_check() {
  return declare_check<FieldConflict>("field-conflict", {"*"}, options());
}

} // namespace galley
