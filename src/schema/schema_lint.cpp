#include "schema/schema_lint.h"

#include "schema/keyword.h"
#include "text/format.h"
#include "text/phrase.h"
#include "text/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace galley {

namespace {

// Keywords of editors and of other programs that only describe.
constexpr std::array<std::string_view, 24> other_keywords = {"allowComments",
                                                             "allowTrailingCommas",
                                                             "completionDetail",
                                                             "defaultSnippets",
                                                             "deprecationMessage",
                                                             "doNotSuggest",
                                                             "enumDescriptions",
                                                             "enumDetails",
                                                             "enumItemLabels",
                                                             "enumNames",
                                                             "enumSortTexts",
                                                             "errorMessage",
                                                             "example",
                                                             "externalDocs",
                                                             "javaType",
                                                             "markdownDescription",
                                                             "markdownEnumDescriptions",
                                                             "order",
                                                             "patternErrorMessage",
                                                             "scope",
                                                             "suggestSortText",
                                                             "tags",
                                                             "tsEnumNames",
                                                             "tsType"};

// A keyword that does nothing without one of the others.
struct Companion {
  std::string_view keyword, needed, or_needed = {};
};
constexpr std::array<Companion, 6> companions = {{
    {"then", "if"},
    {"else", "if"},
    {"if", "then", "else"},
    {"minContains", "contains"},
    {"maxContains", "contains"},
    {"additionalItems", "items"},
}};

std::string_view draft_name(Draft draft) {
  constexpr std::array<std::string_view, 5> names = {"4", "6", "7", "2019-09", "2020-12"};
  return names[static_cast<std::size_t>(draft)];
}

bool is_comment(std::string_view key) {
  return key.starts_with("x-") || key.starts_with('_') || key.starts_with('/') || key.starts_with('#');
}

// The row of the keyword in the latest draft that has it, or null.
const Keyword *in_any_draft(std::string_view name) {
  const Keyword *found = nullptr;
  for (const Keyword &keyword : all_keywords()) {
    if (keyword.name == name) found = &keyword;
  }
  return found;
}

// Whether nothing is lost where the keyword is passed over.
bool is_description(const Keyword &keyword) {
  return keyword.vocabulary == Vocabulary::meta_data || keyword.vocabulary == Vocabulary::content ||
         keyword.name == "$comment" || keyword.name == "$defs" || keyword.name == "definitions" ||
         keyword.name == "$schema";
}

std::string unknown_keyword(std::string_view name, Draft draft) {
  if (const Keyword *other = in_any_draft(name)) {
    const Draft nearest_draft = other->first > draft ? other->first : other->last;
    return fmt::format("draft {} has no keyword \"{}\", which is passed over; draft {} has it",
                       draft_name(draft), name, draft_name(nearest_draft));
  }
  std::vector<std::string_view> known(other_keywords.begin(), other_keywords.end());
  for (const Keyword &keyword : all_keywords()) {
    if (is_known(keyword, draft)) known.push_back(keyword.name);
  }
  return fmt::format("unknown keyword \"{}\" is passed over{}", name, did_you_mean(nearest(name, known)));
}

std::string unknown_format(std::string_view name) {
  std::vector<std::string_view> known;
  for (const Format &format : all_formats()) known.push_back(format.name);
  return fmt::format("unknown format \"{}\" is not checked{}", name, did_you_mean(nearest(name, known)));
}

// What keeps a keyword that the draft knows from having an effect, or nothing.
std::string lost_effect(const SchemaNode &schema, const Keyword &keyword, Value member) {
  const std::string_view name = keyword.name;
  const Value written = schema.written;
  if (schema.draft <= Draft::draft7 && written.find("$ref") && name != "$ref") {
    return is_description(keyword)
               ? ""
               : fmt::format("draft {} passes over \"{}\" beside $ref; put the $ref into allOf",
                             draft_name(schema.draft), name);
  }
  for (const Companion &companion : companions) {
    if (companion.keyword != name) continue;
    const bool other = !companion.or_needed.empty() && written.find(companion.or_needed);
    if (!written.find(companion.needed) && !other)
      return fmt::format("\"{}\" does nothing without \"{}\"", name, companion.needed);
  }
  if (name == "additionalItems" && !written.find("items").is(ValueKind::sequence))
    return "\"additionalItems\" does nothing where \"items\" is no list";
  const bool flag = keyword.form == KeywordForm::boolean && name.starts_with("exclusive"); // draft 4
  const std::string_view bound = name == "exclusiveMaximum" ? "maximum" : "minimum";
  if (flag && member.as_bool() && !written.find(bound))
    return fmt::format("\"{}\" does nothing without \"{}\"", name, bound);
  return "";
}

} // namespace

void append_warnings(const SchemaNode &schema, const Dialect &dialect, bool formats,
                     std::vector<Error> &warnings) {
  const auto warn = [&](Span span, std::string message) {
    // A mistake that is made often is told once.
    const auto same = [&](const Error &warning) { return warning.message == message; };
    if (!message.empty() && std::ranges::none_of(warnings, same))
      warnings.push_back(error_at(schema.file->source, span, std::move(message)));
  };
  for (const Value member : schema.written) {
    const std::string_view name = member.key();
    const Keyword *keyword = find_keyword(name, dialect.draft);
    if (keyword == nullptr) {
      const Keyword *other = in_any_draft(name);
      const bool known = is_comment(name) || std::ranges::find(other_keywords, name) != other_keywords.end();
      if (!known && (other == nullptr || !is_description(*other)))
        warn(member.key_span(), unknown_keyword(name, dialect.draft));
    } else if (const auto problem = check_form(*keyword, member)) {
      if (is_description(*keyword)) warn(problem->span, problem->message);
    } else if (!(dialect.vocabularies & bit_of(keyword->vocabulary))) {
      warn(member.key_span(),
           fmt::format("the metaschema of this schema leaves out \"{}\", which is passed over", name));
    } else {
      warn(member.key_span(), lost_effect(schema, *keyword, member));
      if (name == "format" && formats && find_format(member.text()) == nullptr)
        warn(member.span(), unknown_format(member.text()));
    }
  }
}

} // namespace galley
