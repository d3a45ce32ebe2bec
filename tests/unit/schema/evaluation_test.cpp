#include "schema_testing.h"

#include <algorithm>

using namespace galley;

namespace {

bool accepts(const std::string &schema, std::string instance) {
  const DataFilePtr file = data(std::move(instance), "note.json");
  return compiled(schema).accepts(file->tree.root());
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

} // namespace

TEST_CASE("evaluation paths lead through references and branches") {
  const DataFilePtr file = data("{\"tags\": [\"a\", 1], \"k/1\": 1}");
  const auto found = compiled(R"({"properties": {"tags": {"items": {"$ref": "#/definitions/tag"}}},
    "patternProperties": {"/": {"allOf": [{}, {"type": "string"}]}},
    "definitions": {"tag": {"type": "string"}}})")
                         .check(file->tree.root());
  REQUIRE(found.size() == 2);
  CHECK(found[0].instance_pointer == "/tags/1");
  CHECK(found[0].evaluation_path == "/properties/tags/items/$ref/type");
  CHECK(found[0].schema_path == "post.schema.json:3:29");
  CHECK(found[1].instance_pointer == "/k~11");
  CHECK(found[1].evaluation_path == "/patternProperties/~1/allOf/1/type");
}

TEST_CASE("what was evaluated is what later drafts ask for") {
  const DataFilePtr file = data(R"({"a": 1, "b": {"c": 2}, "d": [1, 2], "e": 3, "f": 4})");
  const Value root = file->tree.root();
  const Schema schema =
      compiled(R"({"properties": {"a": {}}, "anyOf": [{"properties": {"b": {"properties": {"c": {}}}}},
    {"properties": {"e": {"type": "string"}}}, {"required": ["f"], "properties": {"f": {}}}],
    "not": {"properties": {"e": {"const": 0}}}, "patternProperties": {"^d$": {"items": [{}]}}})");
  const std::vector<Value> evaluated = schema.evaluated(root);
  const auto has = [&](Value value) {
    return std::find(evaluated.begin(), evaluated.end(), value) != evaluated.end();
  };
  CHECK(has(root.find("a")));
  CHECK(has(root.find("b")));
  CHECK(has(root.find("b").find("c")));
  CHECK(has(root.find("d")));
  CHECK(has(root.find("d").at(0)));
  CHECK_FALSE(has(root.find("d").at(1)));
  CHECK_FALSE(has(root.find("e"))); // its branch failed, and so did what `not` negates
  CHECK(has(root.find("f")));
}

TEST_CASE("patterns and lists take time in proportion") {
  CHECK_FALSE(accepts("{\"pattern\": \"^(a+)+$\"}", "\"" + std::string(100000, 'a') + "b\""));
  CHECK(accepts("{\"pattern\": \"^.*$\"}", "\"" + std::string(100000, 'a') + "\""));
  std::string many = "[";
  for (int i = 0; i < 100000; ++i) many += std::to_string(i) + ",";
  CHECK(accepts("{\"uniqueItems\": true}", many + "-1]"));
  CHECK_FALSE(accepts("{\"uniqueItems\": true}", many + "99999]"));
  CHECK(accepts("{\"uniqueItems\": true}", "[1, \"1\", true, null, [1], {\"a\": 1}, {\"a\": 2}, 0, false]"));
  CHECK_FALSE(accepts("{\"uniqueItems\": true}", "[{\"a\": 1, \"b\": [2.0]}, {\"b\": [2], \"a\": 1.0}]"));
}

TEST_CASE("depth and work have an end, in words") {
  const std::string tree = R"({"anyOf": [{"type": "integer"}, {"items": {"$ref": "#"}}]})";
  CHECK(accepts(tree, repeated("[", 100) + repeated("]", 100)));
  const std::string deep = repeated("[", 400) + repeated("]", 400);
  CHECK_FALSE(accepts(tree, deep));
  CHECK(defects(tree, deep) == "1:1: is nested too deep, or its schema too complex, to be checked");

  std::string patterns = R"({"patternProperties": {)";
  std::string keys = "{";
  for (int i = 0; i < 1000; ++i) {
    patterns += (i == 0 ? "\"" : ", \"") + std::to_string(i) + "$\": {}";
    keys += (i == 0 ? "\"" : ", \"") + std::to_string(i) + "\": 1";
  }
  CHECK(defects(patterns + "}}", keys + "}").find("too complex") != std::string::npos);
}

TEST_CASE("what a schema says of a value is found once, however often it is asked for") {
  // Two branches that both go on would be twice the work for each level.
  const std::string twice = R"({"anyOf": [{"items": {"$ref": "#"}, "contains": {"const": 0}},
                                          {"items": {"$ref": "#"}, "contains": {"const": 1}}, {"const": 5}]})";
  CHECK(accepts(twice, repeated("[5, 1, ", 60) + "5, 0" + repeated("]", 60)));
  CHECK_FALSE(accepts(twice, repeated("[5, 1, ", 60) + "[5]" + repeated("]", 60)));
  std::string names = R"({"definitions": {)";
  for (int i = 0; i < 60; ++i) {
    const std::string next = "{\"$ref\": \"#/definitions/d" + std::to_string(i + 1) + "\"}";
    names += "\"d" + std::to_string(i) + "\": {\"allOf\": [" + next + ", " + next + "]}, ";
  }
  names += R"("d60": {"maxLength": 2}}, "propertyNames": {"$ref": "#/definitions/d0"}})";
  CHECK(accepts(names, R"({"ab": 1, "cd": 2})"));
  CHECK_FALSE(accepts(names, R"({"ab": 1, "abc": 2, "cd": 3})"));
}

TEST_CASE("values compare as data, in an order") {
  const auto order = [](const std::string &a, const std::string &b) {
    const DataFilePtr one = data(a), other = data(b);
    const auto found = compare(one->tree.root(), other->tree.root());
    CHECK((found == 0) == equal(one->tree.root(), other->tree.root()));
    return found < 0 ? -1 : found > 0 ? 1 : 0;
  };
  CHECK(order("1", "1.0") == 0);
  CHECK(order("9007199254740993", "9007199254740992.0") == 1);
  CHECK(order("-1.5", "-1") == -1);
  CHECK(order("[1, 2]", "[1, 2.0]") == 0);
  CHECK(order("[1, 2]", "[1, 3]") == -1);
  std::string forwards = "{\"k\": 0", backwards;
  for (int i = 0; i < 50; ++i) {
    const std::string member = ", \"" + std::to_string(i) + "\": " + std::to_string(i);
    forwards += member;
    backwards = member + backwards;
  }
  CHECK(order(forwards + "}", "{\"k\": 0.0" + backwards + "}") == 0);
  CHECK(order(forwards + "}", "{\"k\": 1" + backwards + "}") == -1);
}

TEST_CASE("many defects are cut off") {
  std::string many = "[0";
  for (int i = 0; i < 20000; ++i) many += ",0";
  const DataFilePtr file = data(many + "]");
  const std::size_t count = compiled("{\"items\": {\"type\": \"string\"}}").check(file->tree.root()).size();
  CHECK(count > 100);
  CHECK(count < 20000);
  CHECK(compiled("{\"items\": {\"type\": \"string\"}}").check(file->tree.root()).front().message ==
        "breaks its schema so often that the rest is left out; mend what is reported, and check again");
}

TEST_CASE("numbers") {
  CHECK(accepts("{\"type\": \"integer\"}", "1.0"));
  CHECK_FALSE(
      accepts("{\"$schema\": \"http://json-schema.org/draft-04/schema\", \"type\": \"integer\"}", "1.0"));
  CHECK(accepts("{\"$schema\": \"http://json-schema.org/draft-04/schema\", \"type\": \"integer\"}",
                "123456789012345678901234567890"));
  CHECK(accepts("{\"multipleOf\": 0.01}", "4.35"));
  CHECK_FALSE(accepts("{\"multipleOf\": 0.01}", "4.355"));
  CHECK(accepts("{\"multipleOf\": 3}", "9"));
  CHECK(accepts("{\"minLength\": 2.0}", "\"éé\""));
}
