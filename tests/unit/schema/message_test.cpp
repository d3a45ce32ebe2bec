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
        "1:7: date: expected a date such as 2025-11-05, found \"2025-02-29\": there is no such day");
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

TEST_CASE("forms of one type are all named") {
  const std::string schema = R"({"properties": {
    "day": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}, {"type": "integer"}]},
    "link": {"oneOf": [{"type": "string", "format": "uri"}, {"type": "string", "pattern": "^/"}]},
    "size": {"anyOf": [{"maximum": 2}, {"minimum": 9, "multipleOf": 3}]},
    "name": {"anyOf": [{"enum": ["a", "b"]}, {"type": "string", "pattern": "^x"}]},
    "text": {"anyOf": [{"type": "string", "maxLength": 1}, {"type": "string", "minLength": 4}]}}})";
  CHECK(defects(schema, "day: soon\n") ==
        "1:6: day: expected a date and time such as 2025-11-05T08:30:00Z, or a "
        "date such as 2025-11-05, found \"soon\"");
  CHECK(defects(schema, "day: true\n") == "1:6: day: expected a string or a whole number, found true");
  CHECK(defects(schema, "link: about\n") ==
        "1:7: link: expected an address such as https://example.org/page, or text that matches ^/, found "
        "\"about\"");
  CHECK(defects(schema, "size: 7\n") ==
        "1:7: size: expected at most 2, or at least 9 and a multiple of 3, found 7");
  CHECK(defects(schema, "name: c\n") ==
        "1:7: name: expected one of \"a\" or \"b\", or text that matches ^x, found \"c\"");
  CHECK(defects(schema, "text: abc\n") ==
        "1:7: text: expected at most 1 character, or at least 4 characters, found \"abc\"");
}

TEST_CASE("the member that all branches have other values for tells the branch") {
  const std::string schema = R"({"oneOf": [{"$ref": "#/definitions/post"}, {"$ref": "#/definitions/page"}],
    "definitions": {
      "post": {"required": ["kind", "date"], "properties": {"kind": {"const": "post"}, "stage": {"enum": ["a", "b"]}, "date": {}}},
      "page": {"required": ["kind"], "properties": {"kind": {"enum": ["page", "index"]}, "stage": {"enum": ["c"]}}}}})";
  CHECK(defects(schema, "kind: post\nstage: c\n") ==
        "1:1: the key \"date\" is missing\n2:8: stage: expected one of \"a\" or \"b\", found \"c\"");
  CHECK(defects(schema, "kind: other\nstage: c\n") ==
        "1:7: kind: expected one of \"post\", \"page\" or \"index\", found \"other\"");
  CHECK(defects(schema, "stage: c\n") == "1:1: the key \"kind\" is missing");
}

TEST_CASE("what must not stand is named at its place") {
  CHECK(defects(R"({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]})", "x: 1\na: 1\nb: 2\n") ==
        "3:1: only one of the keys \"a\" and \"b\" may stand");
  CHECK(defects(R"({"oneOf": [{"required": ["x", "a"]}, {"required": ["x", "b"]}]})", "x: 1\nb: 1\na: 2\n") ==
        "3:1: only one of the keys \"a\" and \"b\" may stand");
  CHECK(defects(R"({"properties": {"o": {"not": {"required": ["old"]}}}})", "o: {a: 1, old: 2}\n") ==
        "1:11: o: the key \"old\" is not allowed");
  CHECK(defects(R"({"not": {"required": ["a", "b"]}})", "a: 1\nb: 2\n") ==
        "2:1: the keys \"a\" and \"b\" may not stand together");
  CHECK(defects(R"({"not": {"anyOf": [{"required": ["z"]}, {"required": ["b"]}]}})", "a: 1\nb: 2\n") ==
        "2:1: the key \"b\" is not allowed");
  CHECK(defects(R"({"not": {"properties": {"a": {"const": 1}}, "required": ["a"]}})", "a: 1\n") ==
        "1:1: the key \"a\" may not have the value 1");
  CHECK(defects(R"({"properties": {"a": {"not": {"pattern": "^x"}}}})", "a: xy\n") ==
        "1:4: a: \"xy\" must not match the pattern ^x");
}

TEST_CASE("what nobody sees is written as an escape") {
  const std::string schema = R"({"properties": {"draft": {"type": "boolean"}, "s": {"enum": ["post"]}}})";
  CHECK(defects(schema, "draft: \"true\u00a0\"\n") ==
        "1:8: draft: expected true or false, found the string \"true\\u00a0\"");
  CHECK(defects(schema, "s: p\u043est\n") ==
        "1:4: s: expected \"post\", found \"p\\u043est\"; did you mean \"post\"?");
}

TEST_CASE("errorMessage speaks for all that it is for") {
  const std::string whole = R"({"properties": {"hero": {"required": ["name"], "additionalProperties": false,
    "properties": {"name": {"type": "string"}}, "errorMessage": "a hero wants a name"}}})";
  CHECK(defects(whole, "hero: {text: x, more: y}\n") == "1:1: hero: a hero wants a name");
  CHECK(defects(whole, "hero: {name: 1}\n") == "1:14: hero: a hero wants a name");
  const std::string filled =
      R"({"properties": {"n": {"minimum": 3, "errorMessage": {"minimum": "at least 3, not ${/n} [${0#}]"}},
    "list": {"items": {"type": "string"}, "errorMessage": {"items": ["begin with a name, not ${0/0}"]}},
    "p": {"pattern": "^a", "patternErrorMessage": "begin with an a"},
    "q": {"type": "string", "minLength": 2, "errorMessage": {"_": "${1/n} is no text"}}}})";
  CHECK(defects(filled, "n: 2\n") == "1:4: n: at least 3, not 2 [n]");
  CHECK(defects(filled, "list: [1]\n") == "1:8: list[0]: begin with a name, not 1");
  CHECK(defects(filled, "p: b\n") == "1:4: p: begin with an a; found \"b\"");
  CHECK(defects(filled, "n: 4\nq: a\n") == "2:4: q: 4 is no text");
}

TEST_CASE("a pattern that takes too long is given up, and the document with it") {
  CHECK(defects(R"({"properties": {"a": {"pattern": "^(?=a)(a+)+$"}, "b": {"type": "string"}}})",
                "b: 1\na: " + std::string(40, 'a') + "!\n") ==
        "2:4: a: \"" + std::string(40, 'a') +
            "!\" takes too long to be compared with the pattern ^(?=a)(a+)+$, so "
            "that the rest is not checked");
}
