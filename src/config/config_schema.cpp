#include "config/config_schema.h"

#include "base/json.h"
#include "checks/check.h"

namespace galley {

namespace {

// Returns the schema that the check declares for one option, with the rule's default.
std::string option_schema(const Rule &rule, Value declared) {
  std::string schema;
  JsonWriter json(schema, JsonSpacing::spaced);
  json.begin_object();
  const Value own = rule.options ? rule.options.find(declared.key()) : Value();
  for (const Value keyword : declared) {
    if (keyword.key() != "default" || !own) json.member(keyword.key(), keyword);
  }
  if (own) json.member("default", own);
  json.end_object();
  return schema;
}

std::string rule_schema(const Rule &rule) {
  const std::string indent = "\n            ";
  std::string schema = "\n        ";
  append_json_string(schema, rule.id);
  schema += ": {\n          \"description\": ";
  append_json_string(schema, rule.summary + ". Default: " + std::string(severity_name(rule.severity)) + ".");
  schema += ",\n          \"if\": { \"type\": \"object\" },\n          \"then\": {" + indent +
            "\"additionalProperties\": false," + indent + "\"properties\": {" + indent +
            "  \"severity\": { \"$ref\": \"#/definitions/severity\" }";
  for (const Value option : find_check_type(rule.check)->options->tree.root()) {
    schema += "," + indent + "  ";
    append_json_string(schema, option.key());
    schema += ": " + option_schema(rule, option);
  }
  return schema + indent +
         "}\n          },\n          \"else\": { \"$ref\": \"#/definitions/severity\" }\n        }";
}

} // namespace

std::string complete_config_schema(std::string_view schema, const std::vector<Rule> &rules) {
  const DataFilePtr file = parse_own_json("schemas/galley.schema.json", std::string(schema));
  const Span place = file->tree.root().find("definitions").find("rules").span();
  std::string generated =
      "{\n      \"description\": \"What holds for each rule: off, a severity, or a mapping of "
      "severity and options.\",\n      \"type\": \"object\",\n      \"properties\": {";
  for (const Rule &rule : rules) {
    if (&rule != &rules.front()) generated += ",";
    generated += rule_schema(rule);
  }
  generated += "\n      },\n      \"additionalProperties\": { \"$ref\": \"#/definitions/setting\" }\n    }";
  std::string result(schema.substr(0, place.begin));
  result += generated;
  return result.append(schema.substr(place.end));
}

} // namespace galley
