#include "schema_testing.h"

using namespace galley;

TEST_CASE("a value of another type is named with its place") {
  const std::string schema = R"({"properties": {
    "tags": {"type": "array", "items": {"type": "string"}}, "draft": {"type": "boolean"},
    "author": {"properties": {"name": {"type": ["string", "integer"]}}}, "title": {"type": "string"}}})";
  CHECK(defects(schema, "tags: [a, b, 42]\n") == "1:14: tags[2]: expected a string, found the number 42");
  CHECK(defects(schema, "draft: 'true'\n") ==
        "1:8: draft: expected true or false, found the string \"true\"");
  CHECK(defects(schema, "author:\n  name: []\n") ==
        "2:9: author.name: expected a string or a whole number, found an empty list");
  CHECK(defects(schema, "title:\ntags: {}\n") == "1:1: title: expected a string, found nothing\n"
                                                 "2:7: tags: expected a list, found an empty mapping");
  CHECK(defects(schema, "title: false\n") == "1:8: title: expected a string, found false");
  CHECK(defects(R"({"type": "object"})", "- a\n") == "1:1: expected a mapping, found a list");
}

TEST_CASE("enum lists what is allowed and suggests the nearest") {
  const std::string schema = R"({"properties": {"status": {"enum": ["seedling", "budding", "evergreen"]},
                                                "layout": {"const": "post"}}})";
  CHECK(defects(schema, "status: evergren\n") == "1:9: status: expected one of \"seedling\", \"budding\" or "
                                                 "\"evergreen\", found \"evergren\"; did you mean "
                                                 "\"evergreen\"?");
  CHECK(defects(schema, "status: 3\n") ==
        "1:9: status: expected one of \"seedling\", \"budding\" or \"evergreen\", found the number 3");
  CHECK(defects(schema, "layout: page\n") == "1:9: layout: expected \"post\", found \"page\"");
}

TEST_CASE("keys that are missing, unknown or forbidden") {
  const std::string schema = R"({"required": ["title", "date"], "additionalProperties": false,
    "properties": {"title": {"description": "what it is called"}, "date": {}, "old": false,
                   "author": {"required": ["name"], "additionalProperties": false, "properties": {"name": {}}}}})";
  CHECK(defects(schema, "date: 1\n") == "1:1: the key \"title\" is missing: what it is called");
  // A misspelt key is one defect, not an unknown and a missing one.
  CHECK(defects(schema, "titel: a\ndate: 1\n") == "1:1: unknown key \"titel\"; did you mean \"title\"?");
  CHECK(defects(schema, "title: a\ndate: 1\nauthor: {nam: x, z: 1}\n") ==
        "3:10: author: unknown key \"nam\"; did you mean \"name\"?\n3:18: author: unknown key \"z\"");
  CHECK(defects(schema, "title: a\ndate: 1\nauthor:\n  {}\n") == "3:1: author: the key \"name\" is missing");
  CHECK(defects(schema, "title: a\ndate: 1\nold: x\n") == "3:1: old: is not allowed here");
}

TEST_CASE("a defect knows its keyword, and where the schema asks for it") {
  const DataFilePtr file = data("{\"date\": 1}");
  const auto found = compiled(R"({"required": ["title"]})").check(file->tree.root());
  REQUIRE(found.size() == 1);
  CHECK(found[0].is_missing);
  CHECK(found[0].keyword == "required");
  CHECK(found[0].instance_pointer.empty());
  CHECK(found[0].evaluation_path == "/required");
  CHECK(found[0].schema_path == "post.schema.json:1:2");
}

TEST_CASE("limits") {
  const std::string schema =
      R"({"properties": {"a": {"minLength": 2, "maxLength": 3}, "b": {"minItems": 1, "maxItems": 1},
    "c": {"minimum": 1, "exclusiveMaximum": 5, "multipleOf": 0.5}, "d": {"minProperties": 1, "maxProperties": 1},
    "e": {"minLength": 1}}})";
  CHECK(defects(schema, "a: é\n") == "1:4: a: expected at least 2 characters, found 1");
  CHECK(defects(schema, "a: 量子隧穿\n") == "1:4: a: expected at most 3 characters, found 4");
  CHECK(defects(schema, "b: []\n") == "1:4: b: must not be empty");
  CHECK(defects(schema, "b: [1, 2]\n") == "1:4: b: expected at most 1 item, found 2");
  CHECK(defects(schema, "c: 0\n") == "1:4: c: expected at least 1, found 0");
  CHECK(defects(schema, "c: 5\n") == "1:4: c: expected less than 5, found 5");
  CHECK(defects(schema, "c: 1.2\n") == "1:4: c: expected a multiple of 0.5, found 1.2");
  CHECK(defects(schema, "d: {}\n") == "1:4: d: must not be empty");
  CHECK(defects(schema, "e: ''\n") == "1:4: e: must not be empty");
}

TEST_CASE("patterns, formats, lists") {
  const std::string schema = R"({"properties": {
    "slug": {"pattern": "^[a-z-]+$"}, "id": {"pattern": "^[0-9]+$", "description": "digits alone"},
    "date": {"format": "date"}, "tags": {"uniqueItems": true, "contains": {"const": "x"}}}})";
  CHECK(defects(schema, "slug: A b\n") == "1:7: slug: \"A b\" does not match the pattern ^[a-z-]+$");
  CHECK(defects(schema, "id: x\n") == "1:5: id: \"x\" does not fit: digits alone");
  CHECK(defects(schema, "date: 2025-02-29\n") ==
        "1:7: date: expected a date such as 2025-11-05, found \"2025-02-29\"");
  CHECK(defects(schema, "tags: [x, b, 1, b, x, b, 1.0]\n") ==
        "1:17: tags[3]: \"b\" stands in the list already, as item 2\n"
        "1:20: tags[4]: \"x\" stands in the list already, as item 1\n"
        "1:23: tags[5]: \"b\" stands in the list already, as item 2\n"
        "1:26: tags[6]: 1.0 stands in the list already, as item 3");
  CHECK(defects(schema, "tags: [b]\n") == "1:7: tags: expected \"x\" among the items");
}

TEST_CASE("one defect gives one message") {
  const std::string schema =
      R"({"allOf": [{"properties": {"a": {"type": "string", "enum": ["x"], "pattern": "^x$"}}},
    {"properties": {"a": {"type": "string", "minLength": 3}}}, {"required": ["b"]}], "required": ["b"]})";
  CHECK(defects(schema, "a: 1\nb: 1\n") == "1:4: a: expected a string, found the number 1");
  CHECK(defects(schema, "a: yy\nb: 1\n") == "1:4: a: expected \"x\", found \"yy\"");
  CHECK(defects(schema, "{}\n") == "1:1: the key \"b\" is missing");
  CHECK(defects(R"({"items": {"minLength": 1}, "uniqueItems": true})", "['', '']\n") ==
        "1:2: [0]: must not be empty\n1:6: [1]: must not be empty");
}

TEST_CASE("of alternatives only the one that was meant speaks") {
  const std::string shape = R"({"properties": {"shape": {"oneOf": [
    {"required": ["kind", "radius"], "properties": {"kind": {"const": "circle"}, "radius": {"type": "number"}}},
    {"required": ["kind", "side"], "properties": {"kind": {"const": "square"}, "side": {"type": "number"}}},
    {"type": "null"}]}}})";
  CHECK(defects(shape, "shape: {kind: square, side: long}\n") ==
        "1:29: shape.side: expected a number, found the string \"long\"");
  CHECK(defects(shape, "shape: {kind: circle}\n") == "1:1: shape: the key \"radius\" is missing");

  const std::string either =
      R"({"properties": {"a": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    "b": {"oneOf": [{"const": "x"}, {"const": "y"}, {"type": "integer"}]}}})";
  CHECK(defects(either, "a: 1\n") == "1:4: a: expected a string or a list, found the number 1");
  CHECK(defects(either, "a: [1]\n") == "1:5: a[0]: expected a string, found the number 1");
  CHECK(defects(either, "b: z\n") == "1:4: b: expected one of \"x\", \"y\" or a whole number, found \"z\"");
  CHECK(defects(R"({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]})", "c: 1\n") ==
        "1:1: one of the keys \"a\" or \"b\" is missing");
  CHECK(defects(R"({"oneOf": [{"type": "integer"}, {"minimum": 2}]})", "3\n") ==
        "1:1: fits 2 of the alternatives that the schema has, and must fit exactly one");
  CHECK(defects(R"({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}})",
                "a: 1\n") == "1:1: the key \"b\" is missing");
  CHECK(defects(R"({"dependencies": {"a": ["b"]}})", "a: 1\n") ==
        "1:1: the key \"b\" is missing, which \"a\" needs");
  CHECK(defects(R"({"properties": {"a": {"not": {"const": 1}}}})", "a: 1\n") == "1:4: a: 1 is not allowed");
  CHECK(defects(R"({"propertyNames": {"pattern": "^[a-z]+$"}})", "a: 1\nB b: 2\n") ==
        "2:1: the key \"B b\": \"B b\" does not match the pattern ^[a-z]+$");
}

TEST_CASE("a schema may say it in its own words") {
  const std::string schema =
      R"({"required": ["title"], "errorMessage": {"required": {"title": "give it a title"},
      "properties": {"slug": "use kebab-case."}, "additionalProperties": "this key is of no use"},
    "additionalProperties": false,
    "properties": {"title": {"type": "string", "minLength": 1, "errorMessage": "write a title"},
                   "slug": {"pattern": "^[a-z-]+$"}, "n": {"$ref": "#/definitions/n", "errorMessage": {"_": "a small number"}}},
    "definitions": {"n": {"type": "integer", "maximum": 3}}})";
  CHECK(defects(schema, "{}\n") == "1:1: give it a title");
  CHECK(defects(schema, "title: ''\n") == "1:8: title: write a title; found \"\"");
  CHECK(defects(schema, "title: a\nslug: B\n") == "2:7: slug: use kebab-case; found \"B\"");
  CHECK(defects(schema, "title: a\nn: 9\n") == "2:4: n: a small number; found 9");
  CHECK(defects(schema, "title: a\nzzz: 9\n") == "2:1: this key is of no use");
}
