// This check reports front matter values that are enclosed in typographic quotes, because YAML reads those
// quotes as part of the text. Chinese uses the same characters as quotes, and a quotation may contain another
// one; such values are not reported.
#include "checks/check.h"
#include "checks/field_strings.h"
#include "parse/field_editors.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <utility>

namespace galley {

namespace {

constexpr char32_t apostrophe = U'’'; // it is also the closing single quote

// Returns the text between the quotes where quotes enclose the whole text.
std::optional<std::string_view> between_quotes(std::string_view text) {
  for (const auto &[open, close] : {std::pair<std::string_view, std::string_view>{"“", "”"}, {"‘", "’"}}) {
    if (text.size() < open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close))
      continue;
    return text.substr(open.size(), text.size() - open.size() - close.size());
  }
  return std::nullopt;
}

// Returns whether the writer cannot have intended the quotes as part of the text.
bool is_sure(std::string_view inside) {
  char32_t before = 0;
  while (!inside.empty()) {
    const CodePoint point = decode_utf8(inside);
    inside.remove_prefix(point.size);
    if (is_cjk(point.value) || point.value == U'“' || point.value == U'”' || point.value == U'‘')
      return false;
    if (point.value == apostrophe &&
        (!is_letter(before) || inside.empty() || !is_letter(decode_utf8(inside).value))) {
      return false;
    }
    before = point.value;
  }
  return true;
}

// Returns whether the text is a date, a number, an address or a keyword, which nobody puts in quotation
// marks. A capitalized name is excluded, because it may be the title of a song.
bool is_single_word(std::string_view inside) {
  const bool capital = !inside.empty() && is_ascii_upper(inside.front());
  return !capital && std::ranges::all_of(inside, [](char c) { return c > ' ' && c <= '~'; });
}

struct Settings {
  std::vector<std::string> skip_fields;
};

class CurlyQuotedValue final : public Check {
public:
  explicit CurlyQuotedValue(Settings settings) : settings_(std::move(settings)) {}

  void check_document(const Document &document, Sink &sink) const override {
    for_each_string(document.fields(), settings_.skip_fields, [&](const FieldString &field) {
      if (field.value.style() != ValueStyle::plain) return;
      const std::string_view text = field.value.text();
      const auto inside = between_quotes(text);
      if (!inside || !is_sure(*inside)) return;
      std::optional<Fix> fix;
      if (auto edit = make_field_editor(document, document.fields())->quote_value(field.value, *inside)) {
        fix = Fix{"write straight quotes",
                  is_single_word(*inside) ? Applicability::safe : Applicability::unsafe,
                  {*std::move(edit)}};
      }
      sink.report({locate(*document.source, field.value.span()),
                   {{"field", field.name()}, {"value", std::string(text)}},
                   {},
                   std::move(fix)});
    });
  }

private:
  Settings settings_;
};

} // namespace

CheckType curly_quoted_value_check() {
  return declare_check<CurlyQuotedValue, Settings>("curly-quoted-value", {"field", "value"},
                                                   {{"skip-fields", &Settings::skip_fields, skipped_keys,
                                                     "Keys, at any depth, whose values may be quotations."}});
}

} // namespace galley
