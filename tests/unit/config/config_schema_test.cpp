#include "catch.h"

#include "config/built_in.h"
#include "config/config_schema.h"
#include "schema/schema.h"

#include <string>

using namespace galley;

namespace {

// What an editor says of a galley.yaml: "line:column: message" of the first defect, or "".
std::string editor_says(const std::string &text) {
  const BuiltInFile *schema_text = find_built_in_file("schemas/galley.schema.json");
  const DataFilePtr file = parse_own_json("galley.schema.json", std::string(schema_text->text));
  const Result<Schema> schema = Schema::compile(file, file->tree.root());
  if (!schema) FAIL(schema.error().message);
  const Result<DataFilePtr> config = parse_data("galley.yaml", text);
  if (!config) FAIL(config.error().message);
  const std::vector<Defect> defects = schema->check((*config)->tree.root());
  if (defects.empty()) return "";
  const Position place = (*config)->source.position(defects.front().span.begin);
  return std::to_string(place.line) + ":" + std::to_string(place.code_point) + ": " + defects.front().message;
}

} // namespace

TEST_CASE("the schema of galley.yaml knows every rule, its severities and its options") {
  CHECK(editor_says("rules: { orphan-tag: { min-documents: 3, severity: off }, undefined-term: info }\n") ==
        "");
  CHECK(editor_says("overrides: [{ files: ['a'], rules: { orphan-tag: off } }]\n") == "");
  CHECK(editor_says("rules: { orphan-tag: loud }\n").starts_with("1:22: rules.orphan-tag: "));
  CHECK(editor_says("rules: { orphan-tag: { min-document: 3 } }\n") ==
        "1:24: rules.orphan-tag: unknown key \"min-document\"; did you mean \"min-documents\"?");
  CHECK(editor_says("rules: { orphan-tag: { min-documents: three } }\n")
            .starts_with("1:39: rules.orphan-tag.min-documents: "));
  CHECK(editor_says("overrides: [{ files: ['a'], rules: { orphan-tag: { fields: 3 } } }]\n")
            .starts_with("1:60: "));
  // A rule of the site's own may have any options.
  CHECK(editor_says("rules: { my-rule: { depth: 3 }, my-other: off }\n") == "");
  CHECK(editor_says("rules: { my-rule: loud }\n").starts_with("1:19: "));
}

TEST_CASE("only the rules' part of the schema is generated") {
  std::vector<Rule> rules;
  for (const Rule &rule : built_in_rules()) rules.push_back(*built_in_rule_with_prose(rule.id));
  const std::string before = R"({"a": "é", "definitions": {"x": 1, "rules": {}, "y": 2}})";
  const std::string after = complete_config_schema(before, rules);
  CHECK(after.starts_with(R"({"a": "é", "definitions": {"x": 1, "rules": {)"));
  CHECK(after.ends_with(R"(}, "y": 2}})"));
  CHECK(complete_config_schema(after, rules) == after);
}
