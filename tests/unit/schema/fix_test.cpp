#include "base/edit.h"
#include "parse/field_editors.h"
#include "schema/fix.h"
#include "schema_testing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace galley;

namespace {

ValueTree empty_mapping() {
  ValueBuilder builder;
  builder.begin(ValueKind::mapping, ValueStyle::block, {});
  builder.end(0);
  return builder.finish();
}

bool is_word(std::string_view text) {
  return text == "seeding" || text == "data";
}

struct Found {
  std::vector<Defect> defects;
  std::vector<std::optional<Fix>> fixes;
};

// What is wrong with a whole document's front matter, and how it can be mended.
Found find(const Schema &schema, const std::string &text) {
  const Source source("a.md", text);
  const Document document = parse_document(source, {});
  REQUIRE(document.fences);
  INFO(text);
  REQUIRE(document.problems.empty());
  const ValueTree empty = empty_mapping();
  const Value root = document.fields() ? document.fields() : empty.root();
  Found found;
  found.defects = schema.check(root);
  found.fixes = fixes_of(found.defects, schema, *make_field_editor(document, root), is_word).by_defect;
  REQUIRE(found.fixes.size() == found.defects.size());
  return found;
}

// One fix after the other, the first first, until none is left. Each must take its defect away for good.
std::string mend(const Schema &schema, std::string text, Applicability most) {
  for (int round = 0; round < 20; ++round) {
    const Found found = find(schema, text);
    const auto fix = std::find_if(found.fixes.begin(), found.fixes.end(),
                                  [&](const auto &each) { return each && each->applicability <= most; });
    if (fix == found.fixes.end()) return text;
    const auto made = apply_edits(text, (*fix)->edits);
    REQUIRE(made);
    INFO(*made);
    CHECK(find(schema, *made).defects.size() < found.defects.size());
    text = *made;
  }
  FAIL("the fixes come to no end");
  return text;
}

std::string replaced(std::string text, const std::string &what, const std::string &by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

// Mends front matter with LF, with CRLF, behind a byte order mark; all must agree. Out: the front matter.
std::string mended(const std::string &schema, const std::string &front,
                   Applicability most = Applicability::unsafe) {
  const Schema rules = compiled(schema);
  const std::string text = "---\n" + front + "---\n\nBody\n";
  const std::string result = mend(rules, text, most);
  const std::string crlf = mend(rules, replaced(text, "\n", "\r\n"), most);
  CHECK(crlf == replaced(result, "\n", "\r\n"));
  CHECK(mend(rules, "\xEF\xBB\xBF" + text, most) == "\xEF\xBB\xBF" + result);
  const std::size_t end = result.rfind("---\n\nBody\n");
  REQUIRE(result.starts_with("---\n"));
  REQUIRE(end != std::string::npos);
  return result.substr(4, end - 4);
}

std::string safely_mended(const std::string &schema, const std::string &front) {
  return mended(schema, front, Applicability::safe);
}

std::string titles(const std::string &schema, const std::string &front) {
  std::string all;
  for (const auto &fix : find(compiled(schema), "---\n" + front + "---\n").fixes) {
    all +=
        fix ? fmt::format("{}{}\n", fix->title, fix->applicability == Applicability::safe ? "" : " (unsafe)")
            : "none\n";
  }
  return all;
}

const std::string stages = R"({"properties": {"status": {"enum": ["seedling", "budding", "evergreen"]},
  "all": {"items": {"enum": ["seedling", "budding", "to do: later"]}}}})";
const std::string known =
    R"({"additionalProperties": false, "properties": {"title": {}, "tags": {}, "tag list": {},
  "author": {"additionalProperties": false, "properties": {"name": {}, "url": {}}}}})";
const std::string unique = R"({"properties": {"tags": {"uniqueItems": true}}})";
const std::string dated = R"({"properties": {"date": {"type": "string", "format": "date"},
  "at": {"format": "date-time"}, "days": {"items": {"format": "date"}}}})";
const std::string defaults = R"({"required": ["lang", "draft", "tags", "title", "layout"], "properties": {
  "layout": {"default": "post"}, "title": {}, "lang": {"default": "en"}, "draft": {"default": false},
  "tags": {"default": ["a, b", "c"]},
  "author": {"required": ["name", "url"], "properties": {"name": {"default": "no"}, "url": {"default": ""}}},
  "people": {"items": {"required": ["role", "name"],
                       "properties": {"role": {"default": "editor"}, "name": {"default": "x"}}}}}})";

} // namespace

TEST_CASE("a misspelt value is replaced where it stands, in its own quotes") {
  CHECK(safely_mended(stages, "status: seedlin\n") == "status: seedling\n");
  CHECK(safely_mended(stages, "status: 'seedilng' # x\n") == "status: 'seedling' # x\n");
  CHECK(safely_mended(stages, "status:   \"Budding\"\t\n") == "status:   \"budding\"\t\n");
  CHECK(safely_mended(stages, "all: [seedlng, budding]\n") == "all: [seedling, budding]\n");
  CHECK(safely_mended(stages, "all:\n- budding # a\n-  buding # b\n") ==
        "all:\n- budding # a\n-  budding # b\n");
  CHECK(safely_mended(stages, "{status: evergren}\n") == "{status: evergreen}\n");
  CHECK(safely_mended(stages, "all: ['to do: latr']\n") == "all: ['to do: later']\n");
  CHECK(safely_mended(stages, "all: [to do - later]\n") == "all: [to do - later]\n");
  CHECK(mended(stages, "all: [to do - later]\n") == "all: ['to do: later']\n");
  CHECK(titles(stages, "status: seeding\n") == "replace \"seeding\" with \"seedling\" (unsafe)\n"); // a word
  CHECK(titles(stages, "status: seding\n") == "replace \"seding\" with \"seedling\" (unsafe)\n");
  CHECK(titles(stages, "status: tree\n") == "none\n");
}

TEST_CASE("a value that two words are one edit away from is no safe fix") {
  const std::string schema = R"({"properties": {"a": {"enum": ["paper", "papers"]}}})";
  CHECK(titles(schema, "a: Paper\n") == "replace \"Paper\" with \"paper\" (unsafe)\n");
}

TEST_CASE("what isn't a simple scalar stays") {
  for (const std::string front :
       {"status: &a seedlin\n", "status: !!str seedlin\n", "x: &a seedlin\nstatus: *a\n",
        "status: >\n  seedlin\n", "status: |-\n  seedlin\n", "status:\n  seedlin\n",
        "status: 'seed\n  lin'\n", "x: &a {status: seedlin}\nall: [*a]\n", "status: ! seedlin\n",
        "? status\n: seedlin\n", "x: &s [seedlin]\nall: *s\n"}) {
    INFO(front);
    const std::string result = mended(stages, front);
    CHECK((result == front || front.starts_with("?")));
  }
}

TEST_CASE("a misspelt key is renamed") {
  CHECK(safely_mended(known, "titel: a # x\n") == "title: a # x\n");
  CHECK(safely_mended(known, "'titel' : a\n") == "'title' : a\n");
  CHECK(safely_mended(known, "{\"titel\":a, tags: b}\n") == "{\"title\":a, tags: b}\n");
  CHECK(safely_mended(known, "author:\n  nam: x\n  url: y\n") == "author:\n  name: x\n  url: y\n");
  CHECK(safely_mended(known, "author: {url: y, nam: x}\n") == "author: {url: y, name: x}\n");
  CHECK(safely_mended(known, "tag_list: [a]\n") == "tag list: [a]\n");
  CHECK(safely_mended(known, "titulo: x\n") == "titulo: x\n"); // two edits
  CHECK(mended(known, "titulo: x\n") == "title: x\n");
  CHECK(titles(known, "titel: a\n") == "rename the key \"titel\" to \"title\"\n");
  // The key is there already, two mean the same, or the key is no plain text.
  CHECK(mended(known, "title: a\ntitel: b\n") == "title: a\ntitel: b\n");
  CHECK(mended(known, "titel: a\ntitl: b\n") == "titel: a\ntitl: b\n");
  CHECK(mended(known, "&k titel: a\n") == "&k titel: a\n");
  CHECK(mended(known, "? titel\n: a\n") == "? titel\n: a\n");
  // The value would be wrong under the right name.
  CHECK(mended(R"({"additionalProperties": false, "properties": {"draft": {"type": "boolean"}}})",
               "draf: 1\n") == "draf: 1\n");
}

TEST_CASE("an item that stands there already is removed") {
  CHECK(safely_mended(unique, "tags: [a, b, a]\n") == "tags: [a, b]\n");
  CHECK(safely_mended(unique, "tags: [a , a,b] # c\n") == "tags: [a , a,b] # c\n"); // a comment follows
  CHECK(safely_mended(unique, "tags: [a , a,b]\n") == "tags: [a ,b]\n");
  CHECK(safely_mended(unique, "tags: [a, a, 'a']\n") == "tags: [a]\n");
  CHECK(safely_mended(unique, "tags: [\n  a,\n  b,\n  a,\n  ]\n") == "tags: [\n  a,\n  b,\n  ]\n");
  CHECK(safely_mended(unique, "tags:\n- a\n- b\n- a\nx: 1\n") == "tags:\n- a\n- b\nx: 1\n");
  CHECK(safely_mended(unique, "tags:\n  - a\n  # why\n  -   \"a\"\n") == "tags:\n  - a\n  # why\n");
  CHECK(safely_mended(unique, "tags:\n  - a\n  - a # why\n") == "tags:\n  - a\n  - a # why\n");
  CHECK(safely_mended(unique, "tags: [1, 1.0]\n") == "tags: [1, 1.0]\n");
  CHECK(mended(unique, "tags: [1, 1.0]\n") == "tags: [1]\n");
  CHECK(mended(unique, "tags: [[a], [a]]\n") == "tags: [[a], [a]]\n");
  CHECK(mended(unique, "tags: [&x a, *x]\n") == "tags: [&x a, *x]\n");
  CHECK(mended(unique, "tags: [a, &x a]\n") == "tags: [a, &x a]\n");
  CHECK(mended(unique, "tags:\n- a\n-\n  a\n") == "tags:\n- a\n-\n  a\n");
  CHECK(titles(unique, "tags: [a, a]\n") == "remove the repeated item \"a\"\n");
}

TEST_CASE("a date is written as the format asks") {
  CHECK(mended(dated, "date: 2025/11/05 # x\n") == "date: 2025-11-05 # x\n");
  CHECK(mended(dated, "date: '2025年11月5日'\n") == "date: '2025-11-05'\n");
  CHECK(mended(dated, "date: \"Nov 5, 2025\"\n") == "date: \"2025-11-05\"\n");
  CHECK(mended(dated, "date: 20251105\n") == "date: 2025-11-05\n");
  CHECK(mended(dated, "days: [2025.1.5, 13/11/2025]\n") == "days: [2025-01-05, 2025-11-13]\n");
  CHECK(mended(dated, "at: 2025/1/5 08:30:00Z\n") == "at: 2025-01-05T08:30:00Z\n");
  CHECK(mended(dated, "date: 5/11/2025\n") == "date: 5/11/2025\n");
  CHECK(safely_mended(dated, "date: 2025/11/05\n") == "date: 2025/11/05\n");
  CHECK(titles(dated, "date: 2025/11/05\n") == "replace \"2025/11/05\" with \"2025-11-05\" (unsafe)\n");
}

TEST_CASE("missing keys with a default come in the order of the schema") {
  const std::string tags = "tags: ['a, b', c]\n";
  CHECK(mended(defaults, "title: a\n") == "layout: post\ntitle: a\nlang: en\ndraft: false\n" + tags);
  CHECK(mended(defaults, "title: a\n" + tags) == "layout: post\ntitle: a\nlang: en\ndraft: false\n" + tags);
  CHECK(mended(defaults, "") == "layout: post\nlang: en\ndraft: false\n" + tags);
  CHECK(mended(defaults, "# nothing\n") == "# nothing\nlayout: post\nlang: en\ndraft: false\n" + tags);
  CHECK(mended(defaults, "own: 1\n# end\n") ==
        "own: 1\n# end\nlayout: post\nlang: en\ndraft: false\n" + tags);
  CHECK(safely_mended(defaults, "title: a\n") == "title: a\n");
  CHECK(titles(defaults, "title: a\nlang: b\n" + tags) == "add \"draft: false\" (unsafe)\n"
                                                          "add \"layout: post\" (unsafe)\n");
  CHECK(titles(defaults, "layout: a\ntitle: b\n" + tags) ==
        "add \"lang: en\" and \"draft: false\" (unsafe)\nadd \"lang: en\" and \"draft: false\" (unsafe)\n");
  CHECK(mended(defaults, "{title: a}\n") == "{title: a}\n");
}

TEST_CASE("a missing key is added at its level, beside comments and long values") {
  const std::string base = "layout: p\ntitle: t\nlang: l\ndraft: true\ntags: []\n";
  CHECK(mended(defaults, base + "author:\n  x: 1\n") == base + "author:\n  x: 1\n  name: 'no'\n  url: ''\n");
  CHECK(mended(defaults, base + "author:\n    # where\n    url: y\nz: 1\n") ==
        base + "author:\n    name: 'no'\n    # where\n    url: y\nz: 1\n");
  CHECK(mended(defaults, base + "author:\n  name: # who\n    | # x\n    a\n    b\n\nz: 1\n") ==
        base + "author:\n  name: # who\n    | # x\n    a\n    b\n  url: ''\n\nz: 1\n");
  CHECK(mended(defaults, base + "people:\n- name: a\n-  role: b\n   c: {}\n") ==
        base + "people:\n- role: editor\n  name: a\n-  role: b\n   name: x\n   c: {}\n");
  CHECK(mended(defaults, base + "author: {name: x}\n") == base + "author: {name: x}\n");
  CHECK(mended(defaults, "title:\n  - a\n  - b\n    # deep\n# next\nlang: x\ndraft: true\ntags: []\n") ==
        "layout: post\ntitle:\n  - a\n  - b\n    # deep\n# next\nlang: x\ndraft: true\ntags: []\n");
  CHECK(mended(defaults, "layout: x\ntitle:\n  - a\n  - b\n    # deep\n# next\ndraft: true\ntags: []\n") ==
        "layout: x\ntitle:\n  - a\n  - b\n    # deep\nlang: en\n# next\ndraft: true\ntags: []\n");
  CHECK(mended(defaults, "  title: >\n   a\n  lang: x\n  draft: true\n  tags: []\n") ==
        "  layout: post\n  title: >\n   a\n  lang: x\n  draft: true\n  tags: []\n");
}

TEST_CASE("a default that is wrong itself is not written") {
  CHECK(mended(R"({"required": ["a"], "properties": {"a": {"type": "string", "default": 1}}})", "b: 1\n") ==
        "b: 1\n");
  CHECK(mended(R"({"required": ["a"], "additionalProperties": {"type": "string"},
                   "properties": {"a": {"$ref": "#/definitions/a"}},
                   "definitions": {"a": {"default": {"x": [1, null], "- y": "1"}}}})",
               "") == "a: {x: [1, null], '- y': '1'}\n");
}

TEST_CASE("many fixes are tried together, and the bad ones among them are left out") {
  std::string schema = R"({"additionalProperties": false, "properties": {)";
  std::string front;
  for (int i = 0; i < 40; ++i) {
    // Under its right name, a value of every tenth key would be wrong.
    const std::string name =
        fmt::format("property{}", static_cast<char>('a' + i % 26)) + (i < 26 ? "" : "_more");
    schema +=
        fmt::format("{}\"{}\": {}", i == 0 ? "" : ", ", name, i % 10 == 0 ? R"({"type": "boolean"})" : "{}");
    front += fmt::format("x{}: {}\n", name, i);
  }
  const std::string all = titles(schema + "}}", front);
  CHECK(std::ranges::count(all, '\n') == 40);
  std::size_t none = 0;
  for (auto at = all.find("none"); at != std::string::npos; at = all.find("none", at + 1)) ++none;
  CHECK(none == 4);
}

TEST_CASE("a fix for many missing keys is offered once") {
  std::string required, properties;
  for (int i = 0; i < 50; ++i) {
    required += fmt::format("{}\"key{}\"", i == 0 ? "" : ", ", i);
    properties += fmt::format("{}\"key{}\": {{\"default\": {}}}", i == 0 ? "" : ", ", i, i);
  }
  const std::string schema =
      fmt::format(R"({{"required": [{}], "properties": {{{}}}}})", required, properties);
  const std::string all = titles(schema, "a: 1\n");
  CHECK(all.starts_with("add the 50 missing keys (unsafe)\nnone\n"));
  CHECK(all.find("add", 1) == std::string::npos);
  CHECK(mended(schema, "a: 1\n").find("key48: 48\nkey49: 49\n") != std::string::npos);
}

TEST_CASE("hostile front matter takes no long time") {
  const auto count = [](int items) {
    std::string front = "tags:\n";
    for (int i = 0; i < items; ++i) front += "- a\n";
    const Found found = find(compiled(unique), "---\n" + front + "---\n");
    return std::count_if(found.fixes.begin(), found.fixes.end(), [](const auto &fix) { return fix; });
  };
  CHECK(count(100) == 99);
  CHECK(count(10000) < 30); // a few at a time
  CHECK(count(50000) == 0);
}

TEST_CASE("a value is written as the type that the schema asks for") {
  const std::string schema = R"({"properties": {"tags": {"type": "array", "items": {"type": "string"}},
    "version": {"type": "string"}, "order": {"type": "integer"}, "draft": {"type": "boolean"}, "size": {"type": "number"},
    "both": {"type": ["string", "null"]}}})";
  CHECK(safely_mended(schema, "tags: [physics, 42]\n") == "tags: [physics, '42']\n");
  CHECK(safely_mended(schema, "version: 1.10 # x\n") == "version: '1.10' # x\n");
  CHECK(safely_mended(schema, "{\"version\": 1.10}\n") == "{\"version\": '1.10'}\n");
  CHECK(safely_mended(schema, "both: true\n") == "both: 'true'\n");
  CHECK(safely_mended(schema, "order: \"2\"\n") == "order: 2\n");
  CHECK(safely_mended(schema, "size: '-2.5'\n") == "size: -2.5\n");
  CHECK(safely_mended(schema, "draft: 'true'\n") == "draft: true\n");
  // Something would be lost or guessed.
  for (const std::string front :
       {"order: '007'\n", "size: '1.10'\n", "order: '2.5'\n", "draft: yes\n", "draft: 1\n", "tags: guide\n",
        "x: &v 1\nversion: *v\n", "version: &v 1\n"}) {
    INFO(front);
    CHECK(safely_mended(schema, front) == front);
  }
  CHECK(mended(schema, "draft: yes\n") == "draft: true\n");
  CHECK(mended(schema, "draft: Off\n") == "draft: false\n");
  CHECK(mended(schema, "tags: guide\n") == "tags: [guide]\n");
  CHECK(mended(schema, "tags: a, b\n") == "tags: a, b\n");
}

TEST_CASE("a moment keeps its zone") {
  const std::string schema = R"({"properties": {"at": {"format": "date-time"}, "day": {"format": "date"},
    "any": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}}})";
  CHECK(safely_mended(schema, "at: 2025-01-05 10:00:00 +0100\n") == "at: 2025-01-05T10:00:00+01:00\n");
  CHECK(safely_mended(schema, "at: '2025-01-05T10:00Z'\n") == "at: '2025-01-05T10:00:00Z'\n");
  CHECK(safely_mended(schema, "at: 2025-01-05 10:00\n") == "at: 2025-01-05 10:00\n");
  CHECK(safely_mended(schema, "day: 2025-01-05T00:00:00Z\n") == "day: 2025-01-05T00:00:00Z\n");
  CHECK(mended(schema, "day: 2025-01-05T00:00:00Z\n") == "day: 2025-01-05\n");
  CHECK(mended(schema, "any: 19/04/2023\n") == "any: 2023-04-19\n");
}

TEST_CASE("what may be another word is no slip") {
  const std::string schema =
      R"({"additionalProperties": false, "properties": {"v": {"enum": ["1.0", "v10"]}, "author": {},
    "date": {}, "image1": {}, "lang": {"enum": ["en-US"]}}})";
  for (const std::string front :
       {"v: '1.1'\n", "v: v11\n", "authors: [a]\n", "data: x\n", "image2: b\n", "lang: en-UK\n"}) {
    INFO(front);
    CHECK(safely_mended(schema, front) == front);
    CHECK(mended(schema, front) != front);
  }
}

TEST_CASE("a key in another way of writing is meant by the missing one") {
  const std::string schema =
      R"({"required": ["title", "publish_date"], "properties": {"title": {}, "publish_date": {}}})";
  CHECK(safely_mended(schema, "Title: x\npublish-date: y\n") == "Title: x\npublish-date: y\n");
  CHECK(mended(schema, "Title: x\npublishDate: y\n") == "title: x\npublish_date: y\n");
}
