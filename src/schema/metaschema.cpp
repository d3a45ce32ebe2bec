// What the metaschemas of drafts 4, 6 and 7 ask of a schema's form
// (https://json-schema.org/specification-links), for schemas that refer to them. Built from one text, since
// the drafts differ in little.
#include "schema/schema_graph.h"

#include <fmt/format.h>

#include <array>
#include <cassert>

namespace galley {

namespace {

struct Metaschema {
  std::string_view uri;
  std::string_view id;          // the keyword for it
  std::string_view schema_type; // what a schema may be
  std::string_view bounds;      // exclusiveMaximum and exclusiveMinimum
  std::string_view more;        // keywords that earlier drafts lack
};

constexpr std::string_view numeric_bounds =
    R"("exclusiveMaximum": {"type": "number"}, "exclusiveMinimum": {"type": "number"},
       "const": {}, "contains": {"$ref": "#"}, "propertyNames": {"$ref": "#"}, "examples": {"type": "array"})";

constexpr std::array<Metaschema, 3> metaschemas = {{
    {"http://json-schema.org/draft-04/schema", "id", R"("object")",
     R"("exclusiveMaximum": {"type": "boolean"}, "exclusiveMinimum": {"type": "boolean"})", ""},
    {"http://json-schema.org/draft-06/schema", "$id", R"(["object", "boolean"])", numeric_bounds, ""},
    {"http://json-schema.org/draft-07/schema", "$id", R"(["object", "boolean"])", numeric_bounds,
     R"(, "$comment": {"type": "string"}, "if": {"$ref": "#"}, "then": {"$ref": "#"}, "else": {"$ref": "#"},
       "readOnly": {"type": "boolean"}, "contentMediaType": {"type": "string"},
       "contentEncoding": {"type": "string"})"},
}};

// {0} URI, {1} keyword of the id, {2} types of a schema, {3} bounds, {4} more keywords.
constexpr std::string_view text = R"({{
  "$schema": "{0}#", "{1}": "{0}#", "type": {2},
  "definitions": {{
    "count": {{"type": "integer", "minimum": 0}},
    "type": {{"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}},
    "names": {{"type": "array", "items": {{"type": "string"}}, "uniqueItems": true}},
    "schemas": {{"type": "array", "minItems": 1, "items": {{"$ref": "#"}}}},
    "map": {{"type": "object", "additionalProperties": {{"$ref": "#"}}}},
    "schemaOrBoolean": {{"anyOf": [{{"type": "boolean"}}, {{"$ref": "#"}}]}}
  }},
  "properties": {{
    "{1}": {{"type": "string"}}, "$schema": {{"type": "string"}}, "$ref": {{"type": "string"}},
    "title": {{"type": "string"}}, "description": {{"type": "string"}}, "default": {{}},
    "multipleOf": {{"type": "number", "minimum": 0, "not": {{"enum": [0]}}}},
    "maximum": {{"type": "number"}}, "minimum": {{"type": "number"}},
    "maxLength": {{"$ref": "#/definitions/count"}}, "minLength": {{"$ref": "#/definitions/count"}},
    "pattern": {{"type": "string", "format": "regex"}},
    "additionalItems": {{"$ref": "#/definitions/schemaOrBoolean"}},
    "items": {{"anyOf": [{{"$ref": "#"}}, {{"$ref": "#/definitions/schemas"}}]}},
    "maxItems": {{"$ref": "#/definitions/count"}}, "minItems": {{"$ref": "#/definitions/count"}},
    "uniqueItems": {{"type": "boolean"}},
    "maxProperties": {{"$ref": "#/definitions/count"}}, "minProperties": {{"$ref": "#/definitions/count"}},
    "required": {{"$ref": "#/definitions/names"}},
    "additionalProperties": {{"$ref": "#/definitions/schemaOrBoolean"}},
    "definitions": {{"$ref": "#/definitions/map"}}, "properties": {{"$ref": "#/definitions/map"}},
    "patternProperties": {{"$ref": "#/definitions/map"}},
    "dependencies": {{
      "type": "object",
      "additionalProperties": {{"anyOf": [{{"$ref": "#"}}, {{"$ref": "#/definitions/names"}}]}}
    }},
    "enum": {{"type": "array"}}, "format": {{"type": "string"}},
    "type": {{
      "anyOf": [
        {{"$ref": "#/definitions/type"}},
        {{"type": "array", "items": {{"$ref": "#/definitions/type"}}, "minItems": 1, "uniqueItems": true}}
      ]
    }},
    "allOf": {{"$ref": "#/definitions/schemas"}}, "anyOf": {{"$ref": "#/definitions/schemas"}},
    "oneOf": {{"$ref": "#/definitions/schemas"}}, "not": {{"$ref": "#"}},
    {3}{4}
  }}
}})";

} // namespace

DataFilePtr built_in_metaschema(std::string_view uri) {
  for (const Metaschema &meta : metaschemas) {
    if (meta.uri != uri) continue;
    auto parsed = parse_data(std::string(uri) + ".json",
                             fmt::format(text, meta.uri, meta.id, meta.schema_type, meta.bounds, meta.more));
    assert(parsed);
    return *parsed;
  }
  return nullptr;
}

} // namespace galley
