#include "schema/keyword.h"

#include "schema/words.h"
#include "text/phrase.h"
#include "text/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace galley {

namespace {

using enum KeywordForm;
using Rank = FailureRank;
constexpr Draft draft4 = Draft::draft4;
constexpr Draft draft6 = Draft::draft6;
constexpr Draft draft7 = Draft::draft7;

constexpr std::array<Keyword, 43> keywords = {{
    {"$ref", draft4, draft7, text, true},
    {"$id", draft6, draft7, text, false},
    {"id", draft4, draft4, text, false},
    {"additionalItems", draft4, draft7, schema_or_boolean, false},
    {"additionalProperties", draft4, draft7, schema_or_boolean, false},
    {"allOf", draft4, draft7, schema_list, true},
    {"anyOf", draft4, draft7, schema_list, true, describe_branches, Rank::structure},
    {"const", draft6, draft7, any, false, describe_expected, Rank::wrong_kind},
    {"contains", draft6, draft7, schema, false, describe_contains},
    {"definitions", draft4, draft7, schema_map, false},
    {"dependencies", draft4, draft7, dependencies, true, describe_dependency, Rank::structure},
    {"else", draft7, draft7, schema, true},
    {"enum", draft4, draft7, values, false, describe_expected, Rank::wrong_kind},
    {"exclusiveMaximum", draft4, draft4, boolean, false},
    {"exclusiveMaximum", draft6, draft7, number, false, describe_bound},
    {"exclusiveMinimum", draft4, draft4, boolean, false},
    {"exclusiveMinimum", draft6, draft7, number, false, describe_bound},
    {"format", draft4, draft7, text, false, describe_format, Rank::format},
    {"if", draft7, draft7, schema, true},
    {"items", draft4, draft7, schema_or_list, false},
    {"maxItems", draft4, draft7, count, false, describe_items},
    {"maxLength", draft4, draft7, count, false, describe_length},
    {"maxProperties", draft4, draft7, count, false, describe_members},
    {"maximum", draft4, draft7, number, false, describe_bound},
    {"minItems", draft4, draft7, count, false, describe_items, Rank::too_small},
    {"minLength", draft4, draft7, count, false, describe_length, Rank::too_small},
    {"minProperties", draft4, draft7, count, false, describe_members},
    {"minimum", draft4, draft7, number, false, describe_bound},
    {"multipleOf", draft4, draft7, positive, false, describe_bound},
    {"not", draft4, draft7, schema, true, describe_not, Rank::structure},
    {"oneOf", draft4, draft7, schema_list, true, describe_branches, Rank::structure},
    {"pattern", draft4, draft7, regex, false, describe_pattern},
    {"patternProperties", draft4, draft7, pattern_map, false},
    {"properties", draft4, draft7, schema_map, false},
    {"propertyNames", draft6, draft7, schema, false},
    {"required", draft4, draft7, names, false, describe_missing, Rank::structure},
    {"then", draft7, draft7, schema, true},
    {"type", draft4, draft7, type, false, describe_expected, Rank::wrong_kind},
    {"uniqueItems", draft4, draft7, boolean, false, describe_repeated, Rank::repeated},
    {"description", draft4, draft7, text, false},
    {"title", draft4, draft7, text, false},
    {"$comment", draft7, draft7, text, false},
    {"$schema", draft4, draft7, text, false},
}};

// The constraint model keeps names as C strings, which a NUL would cut off.
constexpr std::string_view nul_message = "a name must not hold a NUL character";

bool holds_nul(std::string_view name) {
  return name.find('\0') != std::string_view::npos;
}

std::optional<Problem> expected(std::string_view what, const Keyword &keyword, Value value) {
  return Problem{value.span(),
                 fmt::format("{} must be {}, not {}", keyword.name, what, describe_value(value))};
}

std::optional<Problem> check_type_name(Value value) {
  if (!value.is(ValueKind::string)) {
    return Problem{value.span(), "type must be the name of a type, or a list of such names"};
  }
  std::vector<std::string_view> names;
  for (const TypeName &type_name : type_names) names.push_back(type_name.name);
  if (std::ranges::find(names, value.text()) != names.end()) return std::nullopt;
  const auto near = nearest(value.text(), names);
  return Problem{value.span(), fmt::format("there is no type \"{}\"{}", value.text(),
                                           near ? did_you_mean(near)
                                                : fmt::format("; types are {}", fmt::join(names, ", ")))};
}

std::optional<Problem> check_type(Value value) {
  if (!value.is(ValueKind::sequence)) return check_type_name(value);
  if (value.size() == 0) return Problem{value.span(), "type lists no type"};
  for (const Value name : value) {
    if (auto problem = check_type_name(name)) return problem;
  }
  return std::nullopt;
}

std::optional<Problem> check_names(const Keyword &keyword, Value value) {
  if (!value.is(ValueKind::sequence)) return expected("a list of strings", keyword, value);
  for (const Value name : value) {
    if (!name.is(ValueKind::string)) return expected("a list of strings", keyword, name);
    if (holds_nul(name.text())) return Problem{name.span(), std::string(nul_message)};
  }
  return std::nullopt;
}

std::optional<Problem> check_number(const Keyword &keyword, Value value) {
  if (keyword.form == number) {
    return value.is_number() ? std::nullopt : expected("a number", keyword, value);
  }
  if (keyword.form == positive) {
    return value.is_number() && value.as_number() > 0 ? std::nullopt
                                                      : expected("a number above 0", keyword, value);
  }
  const bool whole = value.is_number() && value.as_number() >= 0 &&
                     std::floor(value.as_number()) == value.as_number(); // 2.0 is as good as 2
  return whole ? std::nullopt : expected("a whole number from 0 on", keyword, value);
}

std::optional<Problem> check_mapping(const Keyword &keyword, Value value) {
  if (!value.is(ValueKind::mapping)) return expected("a mapping", keyword, value);
  for (const Value member : value) {
    if (holds_nul(member.key())) return Problem{member.key_span(), std::string(nul_message)};
    if (keyword.form == dependencies && member.is(ValueKind::sequence)) {
      if (auto problem = check_names(keyword, member)) return problem;
    }
  }
  return std::nullopt;
}

} // namespace

std::span<const Keyword> all_keywords() {
  return keywords;
}

const Keyword *find_keyword(std::string_view name, Draft draft) {
  for (const Keyword &keyword : keywords) {
    if (keyword.name == name && is_known(keyword, draft)) return &keyword;
  }
  return nullptr;
}

void append_subschemas(const Keyword &keyword, Value value, std::vector<Value> &schemas) {
  switch (keyword.form) {
  case schema:
  case schema_or_boolean:
    schemas.push_back(value);
    return;
  case schema_or_list:
    if (!value.is(ValueKind::sequence)) {
      schemas.push_back(value);
      return;
    }
    [[fallthrough]];
  case schema_list:
    if (!value.is(ValueKind::sequence)) return;
    for (const Value item : value) schemas.push_back(item);
    return;
  case dependencies:
  case schema_map:
  case pattern_map:
    if (!value.is(ValueKind::mapping)) return;
    for (const Value member : value) {
      const bool names_only = keyword.form == dependencies && member.is(ValueKind::sequence);
      if (!names_only) schemas.push_back(member);
    }
    return;
  default:
    return;
  }
}

std::optional<Problem> check_form(const Keyword &keyword, Value value) {
  switch (keyword.form) {
  case schema:
  case schema_or_boolean:
  case schema_or_list:
  case any:
    return std::nullopt;
  case schema_list:
    return value.is(ValueKind::sequence) && value.size() > 0
               ? std::nullopt
               : expected("a list of at least one schema", keyword, value);
  case schema_map:
  case pattern_map:
  case dependencies:
    return check_mapping(keyword, value);
  case type:
    return check_type(value);
  case values:
    return value.is(ValueKind::sequence) && value.size() > 0
               ? std::nullopt
               : expected("a list of at least one value", keyword, value);
  case count:
  case number:
  case positive:
    return check_number(keyword, value);
  case boolean:
    return value.is(ValueKind::boolean) ? std::nullopt : expected("true or false", keyword, value);
  case text:
  case regex:
    return value.is(ValueKind::string) ? std::nullopt : expected("a string", keyword, value);
  case names:
    return check_names(keyword, value);
  }
  return std::nullopt;
}

std::optional<Problem> check_schema_form(Value value, Draft draft, bool boolean_allowed) {
  if (value.is(ValueKind::mapping)) return std::nullopt;
  const bool booleans = draft != draft4 || boolean_allowed;
  if (value.is(ValueKind::boolean) && booleans) return std::nullopt;
  return Problem{value.span(),
                 booleans ? "a schema must be a mapping, true or false" : "a schema must be a mapping"};
}

} // namespace galley
