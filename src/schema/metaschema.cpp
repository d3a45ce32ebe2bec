// What the metaschemas ask of a schema's form is in https://json-schema.org/specification-links.
#include "schema/metaschema.h"

#include "schema/keyword.h"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <string>
#include <utility>

namespace galley {

namespace {

struct Metaschema {
  Draft draft;
  std::string_view base, name; // the parts of its URI
};
constexpr auto metaschemas = std::to_array<Metaschema>({
    {Draft::draft4, "http://json-schema.org/draft-04/", "schema"},
    {Draft::draft6, "http://json-schema.org/draft-06/", "schema"},
    {Draft::draft7, "http://json-schema.org/draft-07/", "schema"},
    {Draft::draft2019, "https://json-schema.org/draft/2019-09/", "schema"},
    {Draft::draft2020, "https://json-schema.org/draft/2020-12/", "schema"},
});

constexpr Vocabularies core = bit_of(Vocabulary::core), applicator = bit_of(Vocabulary::applicator),
                       unevaluated = bit_of(Vocabulary::unevaluated),
                       validation = bit_of(Vocabulary::validation), meta_data = bit_of(Vocabulary::meta_data),
                       format = bit_of(Vocabulary::format), content = bit_of(Vocabulary::content);
constexpr auto parts = std::to_array<MetaschemaPart>({
    {Draft::draft2019, "core", core},
    {Draft::draft2019, "applicator", applicator | unevaluated},
    {Draft::draft2019, "validation", validation},
    {Draft::draft2019, "meta-data", meta_data},
    {Draft::draft2019, "format", format},
    {Draft::draft2019, "content", content},
    {Draft::draft2020, "core", core},
    {Draft::draft2020, "applicator", applicator},
    {Draft::draft2020, "unevaluated", unevaluated},
    {Draft::draft2020, "validation", validation},
    {Draft::draft2020, "meta-data", meta_data},
    {Draft::draft2020, "format-annotation", format},
    {Draft::draft2020, "format-assertion", format, true},
    {Draft::draft2020, "content", content},
});

// How a schema of this draft refers to the whole metaschema from any part of it.
std::string_view whole(Draft draft) {
  if (draft <= Draft::draft7) return R"({"$ref": "#"})";
  return draft == Draft::draft2019 ? R"({"$recursiveRef": "#"})" : R"({"$dynamicRef": "#meta"})";
}

std::string definitions(Draft draft) {
  return fmt::format(R"({{
    "count": {{"type": "integer", "minimum": 0}},
    "type": {{"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}},
    "names": {{"type": "array", "items": {{"type": "string"}}, "uniqueItems": true}},
    "schemas": {{"type": "array", "minItems": 1, "items": {0}}},
    "map": {{"type": "object", "additionalProperties": {0}}}
  }})",
                     whole(draft));
}

// The schema of a value that has this form.
std::string schema_of(KeywordForm form, std::string_view self) {
  switch (form) {
  case KeywordForm::schema:
    return std::string(self);
  case KeywordForm::schema_or_boolean:
    return fmt::format(R"({{"anyOf": [{{"type": "boolean"}}, {}]}})", self);
  case KeywordForm::schema_list:
    return R"({"$ref": "#/definitions/schemas"})";
  case KeywordForm::schema_or_list:
    return fmt::format(R"({{"anyOf": [{}, {{"$ref": "#/definitions/schemas"}}]}})", self);
  case KeywordForm::schema_map:
  case KeywordForm::pattern_map:
    return R"({"$ref": "#/definitions/map"})";
  case KeywordForm::dependencies:
    return fmt::format(R"({{"type": "object",
      "additionalProperties": {{"anyOf": [{}, {{"$ref": "#/definitions/names"}}]}}}})",
                       self);
  case KeywordForm::names_map:
    return R"({"type": "object", "additionalProperties": {"$ref": "#/definitions/names"}})";
  case KeywordForm::type:
    return R"({"anyOf": [{"$ref": "#/definitions/type"},
      {"type": "array", "items": {"$ref": "#/definitions/type"}, "minItems": 1, "uniqueItems": true}]})";
  case KeywordForm::list:
  case KeywordForm::values:
    return R"({"type": "array"})";
  case KeywordForm::mapping:
    return R"({"type": "object"})";
  case KeywordForm::any:
    return "{}";
  case KeywordForm::count:
    return R"({"$ref": "#/definitions/count"})";
  case KeywordForm::number:
    return R"({"type": "number"})";
  case KeywordForm::positive:
    return R"({"type": "number", "minimum": 0, "not": {"enum": [0]}})";
  case KeywordForm::boolean:
    return R"({"type": "boolean"})";
  case KeywordForm::text:
    return R"({"type": "string"})";
  case KeywordForm::regex:
    return R"({"type": "string", "format": "regex"})";
  case KeywordForm::names:
    return R"({"$ref": "#/definitions/names"})";
  }
  return "{}";
}

// Writes the schema of the keywords of these vocabularies. `also` is written between its head and its
// keywords.
std::string write_schema(const Metaschema &of, std::string_view name, Vocabularies vocabularies,
                         std::string_view also) {
  const bool old = of.draft == Draft::draft4;
  std::string properties;
  for (const Keyword &keyword : all_keywords()) {
    if (!is_known(keyword, of.draft) || !(vocabularies & bit_of(keyword.vocabulary))) continue;
    properties += fmt::format("{}\n    \"{}\": {}", properties.empty() ? "" : ",", keyword.name,
                              schema_of(keyword.form, whole(of.draft)));
  }
  return fmt::format("{{\n  \"$schema\": \"{0}schema{1}\", \"{2}\": \"{0}{3}{1}\", \"type\": {4},{5}\n"
                     "  \"definitions\": {6},\n  \"properties\": {{{7}\n  }}\n}}",
                     of.base, of.draft <= Draft::draft7 ? "#" : "", old ? "id" : "$id", name,
                     old ? R"("object")" : R"(["object", "boolean"])", also, definitions(of.draft),
                     properties);
}

// Writes a metaschema that is the sum of its parts, or one of the parts.
std::string write_in_parts(const Metaschema &of, std::string_view name) {
  std::string also =
      of.draft == Draft::draft2019 ? "\n  \"$recursiveAnchor\": true," : "\n  \"$dynamicAnchor\": \"meta\",";
  std::string vocabularies, schemas;
  for (const MetaschemaPart &part : parts) {
    if (part.draft != of.draft) continue;
    if (name.starts_with("meta/") && name.substr(5) == part.name)
      return write_schema(of, name, part.vocabularies, also);
    if (part.formats_assert) continue; // for metaschemas of others
    vocabularies +=
        fmt::format("{}\"{}vocab/{}\": true", vocabularies.empty() ? "" : ", ", of.base, part.name);
    schemas += fmt::format("{}{{\"$ref\": \"meta/{}\"}}", schemas.empty() ? "" : ", ", part.name);
  }
  if (name != of.name) return "";
  also += fmt::format("\n  \"$vocabulary\": {{{}}},\n  \"allOf\": [{}],", vocabularies, schemas);
  return write_schema(of, name, 0, also);
}

} // namespace

const MetaschemaPart *find_vocabulary(std::string_view uri) {
  for (const MetaschemaPart &part : parts) {
    const std::string_view draft = part.draft == Draft::draft2019 ? "2019-09" : "2020-12";
    if (uri == fmt::format("https://json-schema.org/draft/{}/vocab/{}", draft, part.name)) return &part;
  }
  return nullptr;
}

DataFilePtr built_in_metaschema(std::string_view uri) {
  for (const Metaschema &each : metaschemas) {
    if (!uri.starts_with(each.base)) continue;
    const std::string_view name = uri.substr(each.base.size());
    std::string text;
    if (each.draft >= Draft::draft2019) {
      text = write_in_parts(each, name);
    } else if (name == each.name) {
      text = write_schema(each, name, all_vocabularies, "");
    }
    if (!text.empty()) return parse_own_json(std::string(uri) + ".json", std::move(text));
  }
  return nullptr;
}

} // namespace galley
