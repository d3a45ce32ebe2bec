#include "schema_testing.h"

#include <map>

using namespace galley;

namespace {

// Serves files by path, as a site's folder would.
SchemaOptions serving(std::map<std::string, std::string> files) {
  SchemaOptions options;
  options.load = [files = std::move(files)](const std::string &uri) -> Result<DataFilePtr> {
    const auto file = files.find(uri);
    if (file == files.end()) return DataFilePtr();
    return parse_data(uri, file->second);
  };
  return options;
}

const std::string place = "post.schema.json:";

} // namespace

TEST_CASE("patterns that are too large together can't be used") {
  std::string long_pattern;
  for (int i = 0; i < 20; ++i) long_pattern += "[a-z]{1000}";
  std::string schema = "{\"patternProperties\": {";
  for (int i = 0; i < 100; ++i)
    schema += (i == 0 ? "\"" : ", \"") + std::to_string(i) + long_pattern + "\": {}";
  CHECK(schema_error(schema + "}}").find("too large together") != std::string::npos);
}

TEST_CASE("a schema of the wrong form is an error at its place") {
  CHECK(schema_error("{\"properties\": {\"a\": {\"type\": \"strnig\"}}}") ==
        place + "1:31: there is no type \"strnig\"; did you mean \"string\"?");
  CHECK(
      schema_error("{\"type\": [\"string\", \"text\"]}") ==
      place +
          "1:21: there is no type \"text\"; types are string, number, integer, boolean, array, object, null");
  CHECK(schema_error("{\n  \"minLength\": \"2\"\n}") ==
        place + "2:16: minLength must be a whole number from 0 on, not the string \"2\"");
  CHECK(schema_error("{\"minItems\": 1.5}") ==
        place + "1:14: minItems must be a whole number from 0 on, not the number 1.5");
  CHECK(schema_error("{\"multipleOf\": 0}") ==
        place + "1:16: multipleOf must be a number above 0, not the number 0");
  CHECK(schema_error("{\"required\": \"title\"}") ==
        place + "1:14: required must be a list of strings, not the string \"title\"");
  CHECK(schema_error("{\"required\": [1]}") ==
        place + "1:15: required must be a list of strings, not the number 1");
  CHECK(schema_error("{\"enum\": []}") ==
        place + "1:10: enum must be a list of at least one value, not an empty list");
  CHECK(schema_error("{\"anyOf\": {}}") ==
        place + "1:11: anyOf must be a list of at least one schema, not an empty mapping");
  CHECK(schema_error("{\"properties\": {\"a\": 1}}") ==
        place + "1:22: a schema must be a mapping, true or false");
  CHECK(schema_error("[]") == place + "1:1: a schema must be a mapping, true or false");
  CHECK(schema_error("{\"uniqueItems\": \"yes\"}") ==
        place + "1:17: uniqueItems must be true or false, not the string \"yes\"");
  CHECK(schema_error("{\"definitions\": {\"unused\": {\"type\": 1}}}") ==
        place + "1:37: type must be the name of a type, or a list of such names");
  CHECK(schema_error("{\"errorMessage\": 1}") ==
        place + "1:18: errorMessage must be a string, or a mapping of keywords to strings");
  CHECK(schema_error("{\"$schema\": \"http://json-schema.org/draft-03/schema\"}") ==
        place +
            "1:13: $schema names no draft that galley knows, which are 4, 6, 7, 2019-09 and 2020-12, and no "
            "file; to have it read as one of them, write `draft: 2020-12` beside `schema` in galley.yaml");
  // Sound numbers in other clothes.
  CHECK(schema_error("{\"minLength\": 2.0, \"maxItems\": 1e2}").empty());
}

TEST_CASE("a pattern that can't be matched in linear time is an error at its place") {
  CHECK(schema_error("{\n\"pattern\": \"^(?=a)\"}") ==
        place + "2:12: the pattern ^(?=a) can't be used: lookahead, (?= or (?!, is not supported");
  CHECK(schema_error("{\"patternProperties\": {\"(a)\\\\1\": {}}}") ==
        place + "1:24: the pattern (a)\\1 can't be used: a backreference is not supported");
}

TEST_CASE("drafts differ") {
  CHECK_FALSE(
      schema_error("{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"items\": true}").empty());
  CHECK(schema_error("{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"additionalItems\": true}")
            .empty());
  CHECK_FALSE(schema_error("{\"exclusiveMinimum\": true}").empty());
  SchemaOptions draft4;
  draft4.draft = Draft::draft4;
  CHECK(schema_error("{\"exclusiveMinimum\": true, \"minimum\": 1}", draft4).empty());
  CHECK(draft_from_name("4") == Draft::draft4);
  CHECK(draft_from_name("http://json-schema.org/draft-06/schema#") == Draft::draft6);
  CHECK(draft_from_name("https://json-schema.org/draft-07/schema") == Draft::draft7);
  CHECK_FALSE(draft_from_name("draft 7"));
}

TEST_CASE("references within a schema") {
  CHECK(schema_error("{\"$ref\": \"#/definitions/tga\", \"definitions\": {\"tag\": {}}}") ==
        place + "1:10: #/definitions/tga names nothing: there is no \"tga\"; did you mean \"tag\"?");
  CHECK(schema_error("{\"$ref\": \"#tag\"}") ==
        place + "1:10: no schema goes by the name #tag in post.schema.json");
  CHECK(schema_error("{\"$ref\": 1}") == place + "1:10: $ref must be a string, not the number 1");
  CHECK(schema_error("{\"items\": {\"$ref\": \"#/required\"}, \"required\": []}") ==
        place + "1:20: what #/required names is no schema");
  CHECK(schema_error("{\"items\": {\"$ref\": \"#/items/properties/a~1b\"}, \"definitions\": {}}")
            .find("1:20") != std::string::npos);
}

TEST_CASE("schemas that refer to themselves for ever are an error, those that go inwards are not") {
  const std::string endless =
      "this schema refers to itself without going into a key or an item, so that checking "
      "would never end";
  CHECK(schema_error("{\"$ref\": \"#\"}") == place + "1:10: " + endless);
  CHECK(schema_error("{\"anyOf\": [{}, {\"$ref\": \"#\"}]}") == place + "1:25: " + endless);
  CHECK(schema_error("{\"definitions\": {\"a\": {\"$ref\": \"#/definitions/b\"}, \"b\": {\"$ref\": "
                     "\"#/definitions/a\"}}}")
            .ends_with(endless));
  CHECK(
      schema_error("{\"not\": {\"if\": {\"dependencies\": {\"a\": {\"$ref\": \"#\"}}}}}").ends_with(endless));
  CHECK(schema_error("{\"items\": {\"$ref\": \"#\"}}").empty());
  CHECK(schema_error("{\"properties\": {\"a\": {\"allOf\": [{\"$ref\": \"#\"}]}}}").empty());
  // A long chain is neither a loop nor deep in the file.
  std::string chain = "{\"definitions\": {";
  for (int i = 0; i < 20000; ++i) {
    chain += "\"d" + std::to_string(i) + "\": {\"items\": {\"$ref\": \"#/definitions/d" +
             std::to_string(i + 1) + "\"}}, ";
  }
  chain += "\"d20000\": {}}}";
  CHECK(schema_error(chain).empty());
}

TEST_CASE("references to other files") {
  const std::string ref = "{\"$ref\": \"common/tag.json#/definitions/tag\"}";
  CHECK(schema_error(ref) == place + "1:10: there is no file common/tag.json");
  CHECK(schema_error(ref, serving({{"common/tag.json",
                                    "{\"definitions\": {\"tag\": {\"$ref\": \"../own%20word.json\"}}}"},
                                   {"own word.json", "{\"type\": \"string\"}"}}))
            .empty());
  CHECK(schema_error(ref,
                     serving({{"common/tag.json", "{\"definitions\": {\"tag\": {\"type\": \"txt\"}}}"}})) ==
        "common/tag.json:1:34: there is no type \"txt\"; types are string, number, integer, boolean, array, "
        "object, null");
  CHECK(schema_error(ref, serving({{"common/tag.json", "{"}})).starts_with("common/tag.json:1:"));
  CHECK(schema_error("{\"$ref\": \"https://example.org/tag.json\"}", serving({})) ==
        place + "1:10: https://example.org/tag.json is not on this disk, and galley fetches nothing from a "
                "network; save "
                "a copy, and refer to it by its path");
  // An address in $id does not hide the file that stands beside.
  CHECK(schema_error("{\"$id\": \"https://example.org/post.json\", \"items\": {\"$ref\": \"tag.json\"}}",
                     serving({{"tag.json", "{}"}}))
            .empty());
  // Files may refer to each other.
  CHECK(schema_error("{\"items\": {\"$ref\": \"b.json\"}}",
                     serving({{"b.json", "{\"items\": {\"$ref\": \"post.schema.json\"}}"}}))
            .empty());
  CHECK(schema_error("{\"$ref\": \"http://json-schema.org/draft-07/schema#\"}").empty());
}
