#include "schema_testing.h"

using namespace galley;

namespace {

// "line:column: message" of each warning, a line each.
std::string warnings(std::string schema, SchemaOptions options = {}) {
  options.warn = true;
  std::string lines;
  const Schema read = compiled(std::move(schema), std::move(options));
  for (const Error &warning : read.warnings()) {
    if (!lines.empty()) lines += '\n';
    lines += std::to_string(warning.place.line) + ":" + std::to_string(warning.place.code_point) + ": " +
             warning.message;
  }
  return lines;
}

} // namespace

TEST_CASE("a keyword that is unknown, misspelt or of another draft is told at its place") {
  CHECK(warnings(R"({"proprties": {"a": {}}})") ==
        "1:2: unknown keyword \"proprties\" is passed over; did you mean \"properties\"?");
  CHECK(warnings(R"({"properties": {"a": {"nullable": true}}})") ==
        "1:23: unknown keyword \"nullable\" is passed over");
  CHECK(warnings("{\"items\": {\"minContians\": 1},\n\"additionalProperties\": {\"minContians\": 1}}")
            .find('\n') == std::string::npos); // once is enough
  SchemaOptions draft7;
  draft7.draft = Draft::draft7;
  CHECK(warnings(R"({"unevaluatedProperties": false})", draft7) ==
        "1:2: draft 7 has no keyword \"unevaluatedProperties\", which is passed over; draft 2019-09 has it");
  CHECK(warnings(R"({"$defs": {}, "additionalProperties": {"$id": "x", "id": "y"}})")
            .find("draft 2020-12 has no keyword \"id\", which is passed over; draft 4 has it") !=
        std::string::npos);
}

TEST_CASE("what only describes is no mistake") {
  CHECK(warnings(
            R"({"x-order": 1, "markdownDescription": "", "defaultSnippets": [], "errorMessage": "", "//": "",
    "_comment": "", "$comment": "", "deprecated": true, "examples": [], "$defs": {}, "enumNames": []})")
            .empty());
  CHECK(warnings(R"({"examples": "a"})") == "1:14: examples must be a list, not the string \"a\"");
  CHECK(warnings(R"({"properties": {"anything": {}, "format": {}}, "default": {"any": 1}})").empty());
}

TEST_CASE("what has no effect where it stands") {
  CHECK(warnings(
            R"({"$ref": "#/definitions/a", "minLength": 2, "description": "", "definitions": {"a": {}}})") ==
        "1:29: draft 7 passes over \"minLength\" beside $ref; put the $ref into allOf");
  CHECK(warnings(R"({"$ref": "#/$defs/a", "minLength": 2, "$defs": {"a": {}}})").empty());
  CHECK(warnings(R"({"else": {"required": ["a"]}})") == "1:2: \"else\" does nothing without \"if\"");
  CHECK(warnings(R"({"if": {}})") == "1:2: \"if\" does nothing without \"then\"");
  CHECK(warnings(R"({"if": {}, "else": {}})").empty());
  CHECK(warnings(R"({"$defs": {}, "minContains": 2})") ==
        "1:15: \"minContains\" does nothing without \"contains\"");
  CHECK(warnings(R"({"items": {}, "additionalItems": false})") ==
        "1:15: \"additionalItems\" does nothing where \"items\" is no list");
}

TEST_CASE("a format that isn't checked") {
  CHECK(warnings(R"({"format": "dat"})") ==
        "1:12: unknown format \"dat\" is not checked; did you mean \"date\"?");
  SchemaOptions annotate;
  annotate.formats_assert = false;
  CHECK(warnings(R"({"format": "dat"})", annotate).empty());
}

TEST_CASE("a schema is named as a reference names it") {
  const DataFilePtr config = data("schema: all.json#/definitions/post\n", "site/galley.yaml");
  SchemaOptions options;
  options.load = [](const std::string &uri) -> Result<DataFilePtr> {
    if (uri != "site/all.json") return DataFilePtr();
    return parse_data(uri, R"({
      // Several schemas share a file.
      "definitions": {"post": {"$ref": "#/definitions/page", /* , */ "x": "// no comment",},
                      "page": {"required": ["title"],},},
    })");
  };
  const auto compile = [&](const DataFilePtr &file) {
    return Schema::compile_reference(*file, file->tree.root().find("schema"), options);
  };
  const Result<Schema> schema = compile(config);
  REQUIRE(schema);
  CHECK(schema->accepts(data("title: a\n", "a.yaml")->tree.root()));
  CHECK_FALSE(schema->accepts(data("titel: a\n", "a.yaml")->tree.root()));
  const Result<Schema> missing = compile(data("schema: all.json#/definitions/pst\n", "site/galley.yaml"));
  CHECK(missing.error().message ==
        "all.json#/definitions/pst names nothing: there is no \"pst\"; did you mean \"post\"?");
  CHECK(missing.error().path == "site/galley.yaml");
  const Result<Schema> web = compile(data("schema: https://example.org/a.json\n", "site/galley.yaml"));
  CHECK(web.error().place.code_point == 9);
  CHECK(web.error().message.find("galley fetches nothing from a network") != std::string::npos);
}
