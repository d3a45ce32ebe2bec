// This check reports front matter values that still contain what a template or a prompt left there. An option
// says how that looks: regular expressions, each with the reason that the message shows.
#include "checks/check.h"
#include "checks/field_strings.h"
#include "text/regex.h"

#include <algorithm>
#include <string>
#include <utility>

namespace galley {

namespace {

struct Placeholder {
  Regex pattern;
  std::string reason;
  std::vector<std::string> except; // keys whose values may match nonetheless
  bool unquoted = false;           // only values without quotes are tested
};

struct Placeholders {
  std::vector<Placeholder> list;
  Regex any; // matches where any pattern does, so that one search settles most values
};

struct Settings {
  Placeholders placeholders;
  std::vector<std::string> skip_fields;
};

bool is_quoted(Value value) {
  return value.style() == ValueStyle::single_quoted || value.style() == ValueStyle::double_quoted;
}

class PlaceholderValue final : public Check {
public:
  explicit PlaceholderValue(Settings settings) : settings_(std::move(settings)) {}

  void check_document(const Document &document, Sink &sink) const override {
    for_each_string(document.fields(), settings_.skip_fields, [&](const FieldString &field) {
      const std::string_view text = field.value.text();
      if (!settings_.placeholders.any.search(text)) return;
      for (const Placeholder &placeholder : settings_.placeholders.list) {
        if (placeholder.unquoted && is_quoted(field.value)) continue;
        if (std::ranges::find(placeholder.except, field.key) != placeholder.except.end()) continue;
        const auto match = placeholder.pattern.find(text);
        if (!match) continue;
        sink.report({locate(*document.source, field.value.span()),
                     {{"field", field.name()},
                      {"match", std::string(text.substr(match->begin, match->size()))},
                      {"reason", placeholder.reason}}});
        return;
      }
    });
  }

private:
  Settings settings_;
};

// A kind of option: a list of placeholders. All patterns are also combined into one regular expression.
class PlaceholderList {
public:
  std::string schema(const CommonMembers &common) const { return list_.schema(common); }
  std::optional<Error> read(const Option &option, Value value, Placeholders &member) const {
    if (auto error = list_.read(option, value, member.list)) return error;
    std::string any;
    for (const Value item : value)
      any += (any.empty() ? "(?:" : "|(?:") + std::string(item.find("pattern").text()) + ")";
    auto combined = Regex::compile(any);
    if (!combined)
      return option_error(option, value, "these patterns are too large together: " + combined.error());
    member.any = std::move(*combined);
    return std::nullopt;
  }

private:
  MappingList<Placeholder> list_{{
      {"pattern", &Placeholder::pattern, Presence::required, Pattern(),
       "A regular expression that is searched for in every text."},
      {"reason", &Placeholder::reason, Presence::required, Text(),
       "Completes the message: what the text is, or how to mend it."},
      {"except", &Placeholder::except, Presence::optional, TextList(),
       "Keys whose values may look like this."},
      {"unquoted", &Placeholder::unquoted, Presence::optional, Flag(),
       "Whether only values without quotes of their own count."},
  }};
};

OptionTable<Settings> options() {
  return {
      {"patterns", &Settings::placeholders, Presence::required, PlaceholderList(),
       "What a placeholder looks like. The first that matches is reported."},
      {"skip-fields", &Settings::skip_fields, skipped_keys,
       "Keys, at any depth, whose values may hold placeholders."},
  };
}

} // namespace

CheckType placeholder_value_check() {
  return declare_check<PlaceholderValue>("placeholder-value", {"field", "match", "reason"}, options());
}

} // namespace galley
