// This check reports quoted strings that contain a whole list, mapping or boolean: a program wrote them as
// text, and whatever reads them gets text. Nothing is reported where a writer may have intended the text. The
// check is longer than most, since two things must be certain: what the program intended, and what the text
// means without its quotes.
#include "base/source.h"
#include "checks/check.h"
#include "checks/field_strings.h"
#include "parse/field_editors.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "yaml/yaml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_shown = 60; // bytes of a value in a message

bool is_quoted(Value value) {
  return value.style() == ValueStyle::single_quoted || value.style() == ValueStyle::double_quoted;
}

// Returns the boolean that the quoted text represents; empty where it represents none.
std::string intended_boolean(std::string_view text) {
  constexpr std::array<std::string_view, 3> yes = {"true", "True", "TRUE"};
  constexpr std::array<std::string_view, 3> no = {"false", "False", "FALSE"};
  if (std::ranges::find(yes, text) != yes.end()) return "the boolean true";
  if (std::ranges::find(no, text) != no.end()) return "the boolean false";
  return {};
}

// `[Draft]`, `[a-z]` and `[[note]]` are text far more often than lists of one item.
bool is_sure_list(Value list) {
  if (list.size() == 0) return true;
  if (list.size() == 1) return is_quoted(list.at(0)) || list.at(0).is(ValueKind::mapping);
  return true;
}

// Every key of a mapping must have a value, on both levels, because `{name}` and `{a,b}` are templates and
// globs.
bool is_sure_mapping(Value mapping) {
  for (const Value member : mapping) {
    if (member.span().empty() || (member.is(ValueKind::mapping) && !is_sure_mapping(member))) return false;
  }
  return true;
}

// Returns the kind of collection that the quoted text represents; empty where it may be mere text.
std::string intended_collection(std::string_view text) {
  if (text.size() < 2) return {};
  const char open = text.front();
  const char close = text.back();
  if (!(open == '[' && close == ']') && !(open == '{' && close == '}')) return {};
  const Source source({}, std::string(text));
  const Yaml yaml = parse_yaml(source, {0, static_cast<std::uint32_t>(source.text.size())});
  const Value root = yaml.tree.root();
  if (!yaml.problems.empty() || !root) return {};
  if (root.is(ValueKind::sequence) && is_sure_list(root))
    return root.size() == 0 ? "an empty list" : "a list";
  if (root.is(ValueKind::mapping) && is_sure_mapping(root)) {
    return root.size() == 0 ? "an empty mapping" : "a mapping";
  }
  return {};
}

// Returns whether the key is the name of an environment variable, as in `env: {DEBUG: 'true'}`, whose values
// are always text.
bool is_variable_name(std::string_view key) {
  return std::ranges::none_of(key, is_ascii_lower) && std::ranges::any_of(key, is_ascii_upper);
}

std::string shorten(std::string_view text) {
  if (text.size() <= max_shown) return std::string(text);
  std::size_t end = max_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end; // characters stay whole
  return std::string(text.substr(0, end)) + "…";
}

// Says how a value is mended, and does it where that is sure.
struct Cure {
  std::string words;
  std::optional<Fix> fix;
};

// An item that is an empty list adds nothing to its list. A program wrote it where it had no item.
Cure remove_item(const FieldEditor &editor, const FieldString &field) {
  const Value list = field.parent->value;
  auto edit = list.size() == 1 ? editor.empty_list(list) : editor.remove_item(field.value);
  Cure cure{"remove this item", std::nullopt};
  if (edit) cure.fix = Fix{cure.words, Applicability::safe, {*std::move(edit)}};
  return cure;
}

// Returns a fix that removes the quotes. The caller has made sure that `text` reads as the intended value.
std::optional<Fix> unquote(const FieldEditor &editor, Value value, std::string_view text) {
  const bool brackets = text.front() == '[' || text.front() == '{';
  const std::string_view boolean = text.front() == 't' || text.front() == 'T' ? "true" : "false";
  auto edit = editor.unquote_value(value, brackets ? text : boolean);
  if (!edit) return std::nullopt;
  return Fix{"remove the quotes", Applicability::safe, {*std::move(edit)}};
}

// An item that is a list would become a list within a list without its quotes.
Cure cure_of(const FieldEditor &editor, const FieldString &field, std::string_view text, bool is_empty) {
  if (field.item && is_empty) return remove_item(editor, field);
  if (field.item && text.front() == '[') return {"write what is in it as items of their own", std::nullopt};
  return {"write " + shorten(text) + " without them", unquote(editor, field.value, text)};
}

struct Settings {
  std::vector<std::string> skip_fields;
};

class StringifiedValue final : public Check {
public:
  explicit StringifiedValue(Settings settings) : settings_(std::move(settings)) {}

  void check_document(const Document &document, Sink &sink) const override {
    std::unique_ptr<FieldEditor> editor; // made for the first finding
    for_each_string(document.fields(), settings_.skip_fields, [&](const FieldString &field) {
      if (!is_quoted(field.value)) return;
      const std::string_view text = trim(field.value.text());
      std::string meant = intended_collection(text);
      // A list of choices may rightly contain the word as text: ['true', 'false'].
      if (meant.empty() && !field.item && !is_variable_name(field.key)) meant = intended_boolean(text);
      if (meant.empty()) return;
      if (!editor) editor = make_field_editor(document, document.fields());
      Cure cure = cure_of(*editor, field, text, meant.starts_with("an empty"));
      sink.report({locate(*document.source, field.value.span()),
                   {{"field", field.name()},
                    {"value", shorten(text)},
                    {"meant", std::move(meant)},
                    {"cure", std::move(cure.words)}},
                   {},
                   std::move(cure.fix)});
    });
  }

private:
  Settings settings_;
};

} // namespace

CheckType stringified_value_check() {
  return declare_check<StringifiedValue, Settings>("stringified-value", {"field", "value", "meant", "cure"},
                                                   {{"skip-fields", &Settings::skip_fields, skipped_keys,
                                                     "Keys, at any depth, whose values are meant as text."}});
}

} // namespace galley
