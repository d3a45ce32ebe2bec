#include "schema/keyword.h"

#include "schema/evaluation.h"
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
using enum Draft;
using enum Vocabulary;
using Rank = FailureRank;
using Ev = Evaluation;

constexpr Draft first = draft4, last = draft2020;
// "In place" and "not in place".
constexpr bool here = true, inside = false;

constexpr auto keywords = std::to_array<Keyword>({
    {"$schema", core, first, last, text},
    {"$vocabulary", core, draft2019, last, KeywordForm::mapping},
    {"$id", core, draft6, last, text},
    {"id", core, first, draft4, text},
    {"$anchor", core, draft2019, last, text},
    {"$dynamicAnchor", core, draft2020, last, text},
    {"$recursiveAnchor", core, draft2019, draft2019, boolean},
    {"$comment", core, draft7, last, text},
    {"$defs", core, draft2019, last, schema_map},
    {"definitions", core, first, last, schema_map},
    {"$ref", core, first, last, text, here, &Ev::reference},
    {"$recursiveRef", core, draft2019, draft2019, text, here, &Ev::reference},
    {"$dynamicRef", core, draft2020, last, text, here, &Ev::reference},

    {"type", validation, first, last, type, inside, &Ev::type, describe_expected, Rank::wrong_kind},
    {"enum", validation, first, draft7, values, inside, &Ev::listed, describe_expected, Rank::wrong_kind},
    {"enum", validation, draft2019, last, list, inside, &Ev::listed, describe_expected, Rank::wrong_kind},
    {"const", validation, draft6, last, any, inside, &Ev::constant, describe_expected, Rank::wrong_kind},
    {"format", Vocabulary::format, first, last, text, inside, &Ev::format, describe_format, Rank::format},
    {"pattern", validation, first, last, regex, inside, &Ev::pattern, describe_pattern},
    {"maxLength", validation, first, last, count, inside, &Ev::most_length, describe_length},
    {"minLength", validation, first, last, count, inside, &Ev::least_length, describe_length,
     Rank::too_small},
    {"maxItems", validation, first, last, count, inside, &Ev::most_items, describe_items},
    {"minItems", validation, first, last, count, inside, &Ev::least_items, describe_items, Rank::too_small},
    {"maxProperties", validation, first, last, count, inside, &Ev::most_members, describe_members},
    {"minProperties", validation, first, last, count, inside, &Ev::least_members, describe_members},
    {"maximum", validation, first, last, number, inside, &Ev::maximum, describe_upper_bound},
    {"minimum", validation, first, last, number, inside, &Ev::minimum, describe_lower_bound},
    {"exclusiveMaximum", validation, first, draft4, boolean},
    {"exclusiveMaximum", validation, draft6, last, number, inside, &Ev::below, describe_upper_bound},
    {"exclusiveMinimum", validation, first, draft4, boolean},
    {"exclusiveMinimum", validation, draft6, last, number, inside, &Ev::above, describe_lower_bound},
    {"multipleOf", validation, first, last, positive, inside, &Ev::multiple, describe_multiple},
    {"uniqueItems", validation, first, last, boolean, inside, &Ev::unique, describe_repeated, Rank::repeated},

    {"allOf", applicator, first, last, schema_list, here, &Ev::all_of},
    {"anyOf", applicator, first, last, schema_list, here, &Ev::any_of, describe_branches, Rank::structure},
    {"oneOf", applicator, first, last, schema_list, here, &Ev::one_of, describe_branches, Rank::structure},
    {"not", applicator, first, last, schema, here, &Ev::negated, describe_not, Rank::structure},
    {"if", applicator, draft7, last, schema, here, &Ev::condition},
    {"then", applicator, draft7, last, schema, here},
    {"else", applicator, draft7, last, schema, here},
    {"dependencies", applicator, first, last, dependencies, here, &Ev::depending, describe_dependency,
     Rank::structure},
    {"dependentRequired", validation, draft2019, last, names_map, here, &Ev::depending, describe_dependency,
     Rank::structure},
    {"dependentSchemas", applicator, draft2019, last, schema_map, here, &Ev::depending},

    {"properties", applicator, first, last, schema_map, inside, &Ev::members},
    {"patternProperties", applicator, first, last, pattern_map, inside, &Ev::members},
    {"additionalProperties", applicator, first, last, schema_or_boolean, inside, &Ev::members},
    {"propertyNames", applicator, draft6, last, schema, inside, &Ev::names},
    {"required", validation, first, last, KeywordForm::names, inside, &Ev::required, describe_missing,
     Rank::structure},

    {"prefixItems", applicator, draft2020, last, schema_list, inside, &Ev::items},
    {"items", applicator, first, draft2019, schema_or_list, inside, &Ev::items},
    {"items", applicator, draft2020, last, schema, inside, &Ev::items},
    {"additionalItems", applicator, first, draft2019, schema_or_boolean, inside, &Ev::items},
    {"contains", applicator, draft6, last, schema, inside, &Ev::contains, describe_contains},
    {"minContains", validation, draft2019, last, count, inside, nullptr, describe_contains},
    {"maxContains", validation, draft2019, last, count, inside, nullptr, describe_contains},
    {"unevaluatedItems", unevaluated, draft2019, last, schema, inside, &Ev::unevaluated_items},
    {"unevaluatedProperties", unevaluated, draft2019, last, schema, inside, &Ev::unevaluated_members},

    {"title", meta_data, first, last, text},
    {"description", meta_data, first, last, text},
    {"default", meta_data, first, last, any},
    {"examples", meta_data, draft6, last, list},
    {"deprecated", meta_data, draft2019, last, boolean},
    {"readOnly", meta_data, draft7, last, boolean},
    {"writeOnly", meta_data, draft7, last, boolean},
    {"contentMediaType", content, draft7, last, text},
    {"contentEncoding", content, draft7, last, text},
    {"contentSchema", content, draft2019, last, schema},
});

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
    const bool lists_names = keyword.form == dependencies && member.is(ValueKind::sequence);
    if (keyword.form == names_map || lists_names) {
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
    if (keyword.name != "items" || !value.is(ValueKind::sequence)) return std::nullopt;
    return Problem{value.span(),
                   "items must be a schema; draft 2020-12 has prefixItems for a list of schemas"};
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
  case names_map:
  case KeywordForm::mapping:
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
  case KeywordForm::names:
    return check_names(keyword, value);
  case list:
    return value.is(ValueKind::sequence) ? std::nullopt : expected("a list", keyword, value);
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
