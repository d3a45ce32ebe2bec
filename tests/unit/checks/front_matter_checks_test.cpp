#include "catch.h"

#include "checks/check.h"
#include "parse/document.h"

#include <fstream>
#include <iterator>
#include <string>

using namespace galley;
using namespace std::string_literals;

namespace {

DataFilePtr data(std::string text, std::string path) {
  auto file = parse_data(std::move(path), std::move(text));
  if (!file) FAIL(file.error().message);
  return *file;
}

SiteSchemas schemas_with(std::string schema) {
  const DataFilePtr file = data(std::move(schema), "post.schema.json");
  Result<Schema> compiled = Schema::compile(file, file->tree.root());
  if (!compiled) FAIL(compiled.error().message);
  SiteSchemas schemas;
  schemas.add(*GlobSet::compile({"posts/**"}), std::move(*compiled));
  return schemas;
}

// "line:column: arguments" of each finding, a line each.
class Recorder final : public Sink {
public:
  void report(Finding finding) override {
    text +=
        std::to_string(finding.where.begin.line) + ":" + std::to_string(finding.where.begin.code_point) + ":";
    for (const Argument &argument : finding.arguments) {
      text += " " + std::string(argument.name) + "=" + argument.value;
    }
    text += "\n";
  }
  std::string text;
};

std::string run(std::string_view check, const std::string &text, const SiteSchemas &schemas,
                const std::string &options = "{}", std::string path = "posts/a.md") {
  const DataFilePtr file = data(options, "rule.yaml");
  Options all;
  for (const Value member : file->tree.root()) all.set({std::string(member.key()), member, file});
  const CheckResult made = find_check_type(check)->make(all, schemas);
  if (!made) return "error " + std::to_string(made.error().place.line) + ": " + made.error().message;
  const Source source(std::move(path), text);
  const Document document = parse_document(source, {});
  Recorder recorder;
  (*made)->check_document(document, recorder);
  return recorder.text;
}

const std::string post_schema = R"({"required": ["title"], "properties": {
  "title": {"type": "string"}, "draft": {"type": "boolean"}, "tags": {"items": {"type": "string"}},
  "author": {"required": ["name"]}}, "additionalProperties": false})";

const std::string conflict =
    "when: {required: [draft, status], properties: {draft: {const: true}}}\nat: status\n";

} // namespace

TEST_CASE("schema-violation points at what has to be mended") {
  const SiteSchemas schemas = schemas_with(post_schema);
  const auto check = [&](const std::string &text) { return run("schema-violation", text, schemas); };
  CHECK(check("---\ntitle: a\n---\n").empty());
  CHECK(check("---\ndraft: true\n---\n") == "1:1: message=the key \"title\" is missing\n");
  CHECK(check("\xEF\xBB\xBF---\ndraft: true\n---\n") == "1:1: message=the key \"title\" is missing\n");
  CHECK(check("---\n---\n") == "1:1: message=the key \"title\" is missing\n");
  CHECK(check("---\n# nothing\n---\n") == "1:1: message=the key \"title\" is missing\n");
  CHECK(check("---\ntitle: a\ntags:\n  - b\n  - 42\n---\n") ==
        "5:5: message=tags[1]: expected a string, found the number 42\n");
  CHECK(check("---\ntitle:\ndraft: no\n---\n") ==
        "2:1: message=title: expected a string, found nothing\n"
        "3:8: message=draft: expected true or false, found the string \"no\"\n");
  CHECK(check("---\r\ntitle: a\r\nauthor:\r\n  nick: b\r\n---\r\n") ==
        "3:1: message=author: the key \"name\" is missing\n");
  CHECK(check("---\ntitle: a\ndrafft: true\n---\n") ==
        "3:1: message=unknown key \"drafft\"; did you mean \"draft\"?\n");
}

TEST_CASE("schema-violation is silent where nothing is certain, or no schema applies") {
  const SiteSchemas schemas = schemas_with(post_schema);
  CHECK(run("schema-violation", "---\ndraft: 'x\n---\n", schemas).empty());
  CHECK(run("schema-violation", "# no front matter\n", schemas).empty());
  CHECK(run("schema-violation", "---\ndraft: true\n---\n", schemas, "{}", "notes/a.md").empty());
  CHECK(run("schema-violation", "---\na: \0\n---\n"s, schemas).empty());
}

TEST_CASE("missing-front-matter points at the beginning") {
  const SiteSchemas schemas = schemas_with(post_schema);
  CHECK(run("missing-front-matter", "# Tunnelling\n", schemas) == "1:1:\n");
  CHECK(run("missing-front-matter", "", schemas) == "1:1:\n");
  CHECK(run("missing-front-matter", "\n---\ntitle: a\n---\n", schemas) == "2:1:\n");
  CHECK(run("missing-front-matter", "---\n---\n", schemas).empty());
  CHECK(run("missing-front-matter", "---\ntitle: a\n", schemas).empty()); // a matter of syntax
  CHECK(run("missing-front-matter", "# Tunnelling\n", schemas, "{}", "notes/a.md").empty());
}

TEST_CASE("field-conflict points at the value of one field and knows them all") {
  const SiteSchemas none;
  CHECK(run("field-conflict", "---\ndraft: true\nstatus: evergreen\ntags: [a, b]\n---\n", none, conflict) ==
        "3:9: draft=true status=evergreen tags=a, b\n");
  CHECK(run("field-conflict", "---\ndraft: true\nstatus:\n---\n", none, conflict) ==
        "3:1: draft=true status=\n");
  CHECK(run("field-conflict", "---\ndraft: false\nstatus: evergreen\n---\n", none, conflict).empty());
  CHECK(run("field-conflict", "no front matter\n", none, conflict).empty());
  CHECK(run("field-conflict", "---\ndraft: true\ndraft: false\nstatus: x\n---\n", none, conflict).empty());
  CHECK(run("field-conflict", "---\ndraft: true\n---\n", none,
            "when: {not: {required: [title]}}\nat: title\n") == "1:1: draft=true\n");
  CHECK(run("field-conflict", "", none, "when:\n  properties: {a: {type: strnig}}\nat: title\n") ==
        "error 2: there is no type \"strnig\"; did you mean \"string\"?");
}

TEST_CASE("the preset's schema takes a talk with care") {
  std::ifstream stream(std::string(GALLEY_SOURCE_DIR) + "/schemas/garden.schema.json");
  const SiteSchemas schemas = schemas_with({std::istreambuf_iterator<char>(stream), {}});
  const std::string talk =
      "date: '2025-11-05'\nguest: ''\nlayout: post.njk\nsource: https://example.org/watch?v=u_1\n"
      "tags:\n  - agent-economy\n  - 量子\ntitle: 加速计算时代\nsummary: 两句话\ninsight: ''\n"
      "draft: true\nseries:\ncategory: general\narea: society-systems\npeople: ['陶哲轩', Ada]\n"
      "media_books: '[]'\nstatus: evergreen\n";
  const auto check = [&](const std::string &more) {
    return run("schema-violation", "---\nspeaker: " + more + talk + "---\n", schemas);
  };
  CHECK(check("A\n").empty());
  CHECK(check("' '\n") == "2:10: message=speaker: must not be blank; found \" \"\n");
  CHECK(check("''\n") == "2:10: message=speaker: must not be empty\n");
  const auto only = [&](const std::string &fields) {
    return run("schema-violation", "---\n" + fields + "---\n", schemas);
  };
  CHECK_THAT(only(""), ContainsSubstring("the key \"title\" is missing: what the document is called"));
  CHECK_THAT(only("date: 2025-02-30\n"),
             ContainsSubstring("2:7: message=date: write a day of the calendar as in "
                               "2025-11-05; found \"2025-02-30\"\n"));
  CHECK_THAT(only("date: 2025\n"),
             ContainsSubstring("2:7: message=date: write the day as in 2025-11-05; found 2025\n"));
  CHECK_THAT(only("tags: []\n"), ContainsSubstring("2:7: message=tags: must hold at least one tag\n"));
  CHECK_THAT(only("tags: [Agent Economy]\n"),
             ContainsSubstring("2:8: message=tags[0]: write the tag in kebab-case"));
  CHECK_THAT(only("tags: [a, a]\n"),
             ContainsSubstring("2:11: message=tags[1]: \"a\" stands in the list already"));
  CHECK_THAT(only("tags: a\n"),
             ContainsSubstring("2:7: message=tags: expected a list, found the string \"a\"\n"));
  CHECK_THAT(only("source: youtube\n"),
             ContainsSubstring("2:9: message=source: write a whole address, such as "
                               "https://example.org/talk; found \"youtube\"\n"));
  CHECK_THAT(only("people: Ada\n"), ContainsSubstring("2:9: message=people: must be a list"));
  CHECK_THAT(only("people: [Ada, '']\n"), ContainsSubstring("2:15: message=people[1]: must not be empty\n"));
  CHECK_THAT(only("status: evergren\n"), ContainsSubstring("did you mean \"evergreen\"?"));
}
