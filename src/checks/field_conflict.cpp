// Reports front matter in which fields contradict each other. What counts as a conflict is a JSON Schema:
// whatever front matter it accepts is one.
#include "base/field_path.h"
#include "checks/check.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// A field as a message shows it: a scalar's text, a list's scalars.
std::string text_of(Value value) {
  if (!value.is(ValueKind::sequence)) return std::string(value.text());
  std::string text;
  for (const Value item : value) {
    if (!text.empty()) text += ", ";
    text += item.text();
  }
  return text;
}

class FieldConflict final : public Check {
public:
  FieldConflict(Schema when, std::string at) : when_(std::move(when)), at_(std::move(at)) {}

  void check_document(const Document &document, Sink &sink) const override {
    const Value fields = document.fields();
    if (!fields || !fields.is(ValueKind::mapping) || !document.problems.empty()) return;
    if (!when_.accepts(fields)) return;
    std::vector<Argument> arguments;
    for (const Value field : fields) arguments.push_back({field.key(), text_of(field)});
    Value at;
    for_each_field(fields, at_, [&](Value value) { at = at ? at : value; });
    if (at && !fields.find(at_)) arguments.push_back({at_, text_of(at)}); // a nested one
    sink.report({locate(*document.source, place(document, at)), std::move(arguments)});
  }

private:
  static Span place(const Document &document, Value field) {
    if (!field) return document.fences->open; // the conflict is that it isn't there
    return field.span().empty() ? field.key_span() : field.span();
  }

  Schema when_;
  std::string at_;
};

CheckResult make(const Options &options, const SiteSchemas &) {
  const Option &when = *options.find("when");
  Result<Schema> schema = Schema::compile(when.file, when.value);
  if (!schema) return schema.error();
  return std::unique_ptr<Check>(
      std::make_unique<FieldConflict>(std::move(*schema), std::string(options.text("at"))));
}

} // namespace

CheckType field_conflict_check() {
  return {"field-conflict",
          R"({
            "when": {"type": "object",
                     "description": "A JSON Schema over the front matter; what it accepts is a conflict."},
            "at": {"type": "string", "minLength": 1,
                   "description": "The field whose value is pointed at. A dot leads into a mapping: nav.parent."}
          })",
          {"*"},
          make};
}

} // namespace galley
