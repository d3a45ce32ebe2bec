// Reports front matter values that still hold what a template or a prompt left there. What that looks like is
// an option: regular expressions, each with the reason a writer is told.
#include "checks/check.h"
#include "checks/field_strings.h"
#include "text/regex.h"

#include <algorithm>
#include <string>
#include <utility>

namespace galley {

namespace {

struct Pattern {
  Regex regex;
  std::string reason;
  std::vector<std::string> except; // keys whose values may look like this
  bool unquoted = false;           // only values without quotes of their own
};

bool is_quoted(Value value) {
  return value.style() == ValueStyle::single_quoted || value.style() == ValueStyle::double_quoted;
}

class PlaceholderValue final : public Check {
public:
  PlaceholderValue(std::vector<Pattern> patterns, Regex any, std::vector<std::string> skipped)
      : patterns_(std::move(patterns)), any_(std::move(any)), skipped_(std::move(skipped)) {}

  void check_document(const Document &document, Sink &sink) const override {
    for_each_string(document.fields(), skipped_, [&](const FieldString &field) {
      const std::string_view text = field.value.text();
      if (!any_.search(text)) return;
      for (const Pattern &pattern : patterns_) {
        if (pattern.unquoted && is_quoted(field.value)) continue;
        if (std::find(pattern.except.begin(), pattern.except.end(), field.key) != pattern.except.end())
          continue;
        const auto match = pattern.regex.find(text);
        if (!match) continue;
        sink.report({locate(*document.source, field.value.span()),
                     {{"field", field.name()},
                      {"match", std::string(text.substr(match->begin, match->size()))},
                      {"reason", pattern.reason}}});
        return;
      }
    });
  }

private:
  std::vector<Pattern> patterns_;
  Regex any_; // matches where one of the patterns does: most values are done with after one search
  std::vector<std::string> skipped_;
};

CheckResult make(const Options &options, const SiteSchemas &) {
  const Option &given = *options.find("patterns");
  std::vector<Pattern> patterns;
  std::string any;
  for (const Value item : given.value) {
    const Value text = item.find("pattern");
    auto compiled = Regex::compile(text.text());
    if (const std::string *why = std::get_if<std::string>(&compiled)) return option_error(given, text, *why);
    Pattern pattern{std::get<Regex>(compiled), std::string(item.find("reason").text()), {}, false};
    if (const Value except = item.find("except")) {
      for (const Value key : except) pattern.except.emplace_back(key.text());
    }
    if (const Value unquoted = item.find("unquoted")) pattern.unquoted = unquoted.as_bool();
    patterns.push_back(std::move(pattern));
    any += (any.empty() ? "(?:" : "|(?:") + std::string(text.text()) + ")";
  }
  auto combined = Regex::compile(any);
  if (const std::string *why = std::get_if<std::string>(&combined)) {
    return option_error(given, given.value, "these patterns are too large together: " + *why);
  }
  return std::unique_ptr<Check>(std::make_unique<PlaceholderValue>(
      std::move(patterns), std::get<Regex>(combined), options.texts("skip-fields")));
}

} // namespace

CheckType placeholder_value_check() {
  return {"placeholder-value",
          R"({
            "patterns": {
              "type": "array", "minItems": 1,
              "description": "What a placeholder looks like. The first that matches is reported.",
              "items": {
                "type": "object", "required": ["pattern", "reason"], "additionalProperties": false,
                "properties": {
                  "pattern": {"type": "string", "minLength": 1,
                              "description": "A regular expression that is searched for in every text."},
                  "reason": {"type": "string", "minLength": 1,
                             "description": "Completes the message: what the text is, or how to mend it."},
                  "except": {"type": "array", "items": {"type": "string"},
                             "description": "Keys whose values may look like this."},
                  "unquoted": {"type": "boolean",
                               "description": "Whether only values without quotes of their own count."}
                }
              }
            },
            "skip-fields": {"type": "array", "items": {"type": "string"}, "uniqueItems": true, "default": [],
                            "description": "Keys, at any depth, whose values may hold placeholders."}
          })",
          {"field", "match", "reason"},
          make};
}

} // namespace galley
