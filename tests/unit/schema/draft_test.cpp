#include "schema_testing.h"

using namespace galley;

namespace {

SchemaOptions serving(std::string name, std::string text) {
  SchemaOptions options;
  options.load = [name, text](const std::string &uri) -> Result<DataFilePtr> {
    return uri == name ? parse_data(uri, text) : DataFilePtr();
  };
  return options;
}

bool accepts(const Schema &schema, std::string instance) {
  const DataFilePtr file = data(std::move(instance), "note.yaml");
  return schema.accepts(file->tree.root());
}

} // namespace

TEST_CASE("keywords of the newer drafts say what is wrong") {
  const std::string pages =
      R"({"$defs": {"page": {"type": "object", "properties": {"title": {"type": "string"}}}},
    "$ref": "#/$defs/page", "properties": {"weight": {"type": "integer"}}, "unevaluatedProperties": false})";
  CHECK(defects(pages, "title: A\nweight: 2\n").empty());
  CHECK(defects(pages, "title: A\nwieght: 2\n") == "2:1: unknown key \"wieght\"; did you mean \"weight\"?");
  CHECK(defects(pages, "titel: A\n") == "1:1: unknown key \"titel\"; did you mean \"title\"?");
  // What a failed part looked at is not unknown besides.
  CHECK(defects(pages, "title: 1\nweight: 2\n") == "1:8: title: expected a string, found the number 1");

  CHECK(defects(R"({"dependentRequired": {"end": ["start"]}})", "end: 2\n") ==
        "1:1: the key \"start\" is missing, which \"end\" needs");
  CHECK(defects(R"({"dependentSchemas": {"end": {"required": ["start"]}}})", "end: 2\n") ==
        "1:1: the key \"start\" is missing");
  const std::string pair = R"({"properties": {"p": {"prefixItems": [{"type": "string"}], "items": false}}})";
  CHECK(defects(pair, "p: [a, b]\n") == "1:8: p[1]: one item too many");
  CHECK(defects(pair, "p: [1]\n") == "1:5: p[0]: expected a string, found the number 1");
  CHECK(defects(R"({"properties": {"p": {"$defs": {}, "contains": {"const": "a"}, "minContains": 2}}})",
                "p: [a, b]\n") == "1:4: p: expected at least 2 items that the schema asks for, found 1");
  CHECK(defects(R"({"properties": {"p": {"$defs": {}, "contains": {"const": "a"}, "maxContains": 1}}})",
                "p: [a, a]\n") == "1:4: p: expected at most 1 item that the schema asks for, found 2");
  CHECK(defects(R"({"$defs": {}, "properties": {"p": {"enum": []}}})", "p: a\n") ==
        "1:4: p: no value is allowed here");
}

TEST_CASE("the draft of a schema without $schema is told by its keywords") {
  // Beside a reference, keywords count since draft 2019-09.
  const std::string beside = R"("$ref": "#/definitions/a", "minLength": 3, "definitions": {"a": {}}})";
  CHECK(accepts(compiled("{" + beside), "a"));
  CHECK_FALSE(accepts(compiled("{\"$anchor\": \"x\", " + beside), "a"));
  // An annotation tells nothing.
  CHECK(accepts(compiled("{\"not\": {\"not\": {\"deprecated\": true}}, " + beside), "a"));
  // A list in `items` is older than draft 2020-12.
  CHECK_FALSE(accepts(compiled(R"({"$defs": {}, "items": [{"type": "string"}]})"), "[1]"));
  CHECK(schema_error(R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "items": []})") ==
        "post.schema.json:1:70: items must be a schema; draft 2020-12 has prefixItems for a list of schemas");
  CHECK(accepts(
      compiled(R"({"$schema": "http://json-schema.org/schema#", "prefixItems": [{"type": "string"}]})"),
      "[a]"));
}

TEST_CASE("each file and each resource in it has its own draft") {
  const std::string old = R"({"$schema": "http://json-schema.org/draft-07/schema#", "prefixItems": [false]})";
  const std::string from =
      R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "old.json"})";
  CHECK(accepts(compiled(from, serving("old.json", old)), "[1]"));
  const std::string bundled =
      R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "urn:x:old",
    "$defs": {"old": {"$id": "urn:x:old", "$schema": "http://json-schema.org/draft-07/schema#", "prefixItems": [false]}}})";
  CHECK(accepts(compiled(bundled), "[1]"));
}

TEST_CASE("a metaschema says which vocabularies count") {
  const std::string schema = R"({"$schema": "own.json", "type": "string", "format": "date"})";
  const auto metaschema = [](const std::string &vocabularies) {
    return serving("own.json",
                   R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {)" +
                       vocabularies + "}}");
  };
  const std::string validation = R"("https://json-schema.org/draft/2020-12/vocab/validation": true)";
  CHECK_FALSE(accepts(compiled(schema, metaschema(validation)), "1"));
  CHECK(accepts(compiled(schema, metaschema("")), "1"));
  CHECK(accepts(compiled(schema, metaschema(R"("urn:x:vocab": false)")), "1"));
  CHECK(schema_error(schema, metaschema(R"("urn:x:vocab": true)"))
            .find("own.json:1:77: galley doesn't know the vocabulary urn:x:vocab") == 0);
  SchemaOptions annotate =
      metaschema(R"("https://json-schema.org/draft/2020-12/vocab/format-annotation": true)");
  CHECK_FALSE(accepts(compiled(schema, annotate), "a"));
  annotate.formats_assert = false;
  CHECK(accepts(compiled(schema, annotate), "a"));
}

TEST_CASE("dynamic references lead to the outermost schema of the name") {
  const std::string tree = R"({"$id": "https://example.org/strict", "$dynamicAnchor": "node", "$ref": "tree",
    "unevaluatedProperties": false, "$defs": {"tree": {"$id": "tree", "$dynamicAnchor": "node", "type": "object",
    "properties": {"value": {}, "below": {"items": {"$dynamicRef": "#node"}}}}}})";
  CHECK(defects(tree, "below: [{value: 1, below: []}]\n").empty());
  CHECK(defects(tree, "below: [{value: 1, balow: []}]\n").find("1:20: below[0]: unknown key \"balow\"") == 0);
  // One that leads to itself has an end.
  CHECK(defects(R"({"$dynamicAnchor": "a", "$dynamicRef": "#a"})", "a: 1\n").find("too complex") !=
        std::string::npos);
}
