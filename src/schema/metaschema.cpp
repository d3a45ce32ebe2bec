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

constexpr std::array<std::pair<std::string_view, Draft>, 3> metaschemas = {{
    {"http://json-schema.org/draft-04/schema", Draft::draft4},
    {"http://json-schema.org/draft-06/schema", Draft::draft6},
    {"http://json-schema.org/draft-07/schema", Draft::draft7},
}};

constexpr std::string_view definitions = R"({
    "count": {"type": "integer", "minimum": 0},
    "type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]},
    "names": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
    "schemas": {"type": "array", "minItems": 1, "items": {"$ref": "#"}},
    "map": {"type": "object", "additionalProperties": {"$ref": "#"}}
  })";

// Keywords that only the metaschemas know: galley neither needs nor checks them.
struct Annotation {
  std::string_view name;
  Draft first;
  std::string_view schema;
};
constexpr std::array<Annotation, 5> annotations = {{
    {"default", Draft::draft4, "{}"},
    {"examples", Draft::draft6, R"({"type": "array"})"},
    {"readOnly", Draft::draft7, R"({"type": "boolean"})"},
    {"contentMediaType", Draft::draft7, R"({"type": "string"})"},
    {"contentEncoding", Draft::draft7, R"({"type": "string"})"},
}};

// The schema of a value that has this form.
std::string_view schema_of(KeywordForm form) {
  switch (form) {
  case KeywordForm::schema:
    return R"({"$ref": "#"})";
  case KeywordForm::schema_or_boolean:
    return R"({"anyOf": [{"type": "boolean"}, {"$ref": "#"}]})";
  case KeywordForm::schema_list:
    return R"({"$ref": "#/definitions/schemas"})";
  case KeywordForm::schema_or_list:
    return R"({"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/schemas"}]})";
  case KeywordForm::schema_map:
  case KeywordForm::pattern_map:
    return R"({"$ref": "#/definitions/map"})";
  case KeywordForm::dependencies:
    return R"({"type": "object",
      "additionalProperties": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/names"}]}})";
  case KeywordForm::type:
    return R"({"anyOf": [{"$ref": "#/definitions/type"},
      {"type": "array", "items": {"$ref": "#/definitions/type"}, "minItems": 1, "uniqueItems": true}]})";
  case KeywordForm::values:
    return R"({"type": "array"})";
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

std::string write_metaschema(std::string_view uri, Draft draft) {
  const bool old = draft == Draft::draft4;
  std::string properties;
  const auto add = [&](std::string_view name, std::string_view schema) {
    properties += fmt::format("{}\n    \"{}\": {}", properties.empty() ? "" : ",", name, schema);
  };
  for (const Keyword &keyword : all_keywords()) {
    if (is_known(keyword, draft)) add(keyword.name, schema_of(keyword.form));
  }
  for (const Annotation &annotation : annotations) {
    if (annotation.first <= draft) add(annotation.name, annotation.schema);
  }
  return fmt::format("{{\n  \"$schema\": \"{0}#\", \"{1}\": \"{0}#\", \"type\": {2},\n"
                     "  \"definitions\": {3},\n  \"properties\": {{{4}\n  }}\n}}",
                     uri, old ? "id" : "$id", old ? R"("object")" : R"(["object", "boolean"])", definitions,
                     properties);
}

} // namespace

DataFilePtr built_in_metaschema(std::string_view uri) {
  for (const auto &[name, draft] : metaschemas) {
    if (name != uri) continue;
    auto parsed = parse_data(std::string(uri) + ".json", write_metaschema(uri, draft));
    assert(parsed);
    return *parsed;
  }
  return nullptr;
}

} // namespace galley
