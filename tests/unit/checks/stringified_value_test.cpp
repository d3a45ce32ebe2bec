#include "unit/checks/run_check.h"

using namespace galley;

namespace {

std::vector<std::string> run(const std::string &front_matter) {
  return run_check("stringified-value", R"({"skip-fields": ["title"]})",
                   {{"a.md", "---\n" + front_matter + "\n---\n"}});
}

std::string fix(const std::string &front_matter) {
  return fix_all("stringified-value", R"({"skip-fields": ["title"]})", front_matter);
}

} // namespace

TEST_CASE("stringified-value says what was meant") {
  CHECK(run("a: '[]'") ==
        std::vector<std::string>{"a.md:2:4 field=a value=[] meant=an empty list cure=write [] without them"});
  CHECK(run("a: '{}'") == std::vector<std::string>{
                              "a.md:2:4 field=a value={} meant=an empty mapping cure=write {} without them"});
  CHECK(
      run("a: \"[x, y]\"") ==
      std::vector<std::string>{"a.md:2:4 field=a value=[x, y] meant=a list cure=write [x, y] without them"});
  CHECK(run("a: 'False'") ==
        std::vector<std::string>{
            "a.md:2:4 field=a value=False meant=the boolean false cure=write False without them"});
  CHECK(run("a: [{b: '{c: 1}'}]") ==
        std::vector<std::string>{
            "a.md:2:9 field=a[0].b value={c: 1} meant=a mapping cure=write {c: 1} without them"});
}

TEST_CASE("stringified-value keeps silent where text may be meant") {
  for (const char *text :
       {"a: '[x]'", "a: '[[x]]'", "a: '{x}'", "a: '{x,y}'", "a: '{{x}}'", "a: '[x, y'", "a: '[x] [y]'",
        "a: '[]string'", "a: ['true', 'false']", "a: true", "a: []", "a: plain [x, y]", "title: '[x, y]'",
        "b: {title: 'true'}", "DEBUG: 'true'", "a: 'TRue'", "a: ''", "a: |\n  true"}) {
    INFO(text);
    CHECK(run(text).empty());
  }
}

TEST_CASE("stringified-value shows long values in part, and whole characters only") {
  std::string items;
  for (int i = 0; i < 40; ++i) items += "量子, ";
  const auto lines = run("a: '[" + items + "x]'");
  REQUIRE(lines.size() == 1);
  CHECK_THAT(lines.front(), ContainsSubstring("…") && ContainsSubstring("meant=a list"));
  CHECK(lines.front().size() < 200);
  CHECK(lines.front().find("\xEF\xBF\xBD") == std::string::npos);
}

TEST_CASE("stringified-value takes hostile text for text") {
  CHECK(run("a: '" + std::string(100000, '[') + std::string(100000, ']') + "'").empty());
  CHECK(run("a: '[&x [*x, *x], *x]'").empty());
}

TEST_CASE("stringified-value removes the quotes and nothing else") {
  CHECK(fix("---\na: '[]'\nb: \"{}\" # c\nc: 'True'\nd:   \"FALSE\"\n---\n'[]'\n") ==
        "---\na: []\nb: {} # c\nc: true\nd:   false\n---\n'[]'\n");
  CHECK(fix("---\na: '[\"x\", ''y'']'\nb: \"[\\\"量子\\\", b]\"\n---\n") ==
        "---\na: [\"x\", 'y']\nb: [\"量子\", b]\n---\n");
  CHECK(fix("---\na: ' [x, y] '\nb: '{\"c\": 1}'\n---") == "---\na: [x, y]\nb: {\"c\": 1}\n---");
  CHECK(fix("---\na: '[x,\n  y]' # c\nb:\n  '[]'\n---\n") == "---\na: [x, y] # c\nb:\n  []\n---\n");
  CHECK(fix("\xEF\xBB\xBF---\r\na: '[]' # c\r\nb:\r\n- '[x, y]'\r\n---\r\ntext\r\n") ==
        "\xEF\xBB\xBF---\r\na: [] # c\r\nb:\r\n- '[x, y]'\r\n---\r\ntext\r\n");
  CHECK(fix("---\na: [ '[x, y]','{}' ]\nb: {c: 'true', d: ['[]'], e: 'false'}\nc: {\"x\": \"[]\"}\n---\n") ==
        "---\na: [ '[x, y]' ]\nb: {c: true, d: [], e: false}\nc: {\"x\": []}\n---\n");
  CHECK(fix("---\na: '[R&D, \"b*\"]'\n---\n") == "---\na: [R&D, \"b*\"]\n---\n");
}

TEST_CASE("stringified-value leaves quotes where what they hold would mean something else") {
  for (const char *line : {"a: &x '[]'", "a: !!str '[]'", "a: [&x '[x, y]']", "a:\n- !!str '[]'",
                           "a:\n- &- '[]'", "a: '[&x y, z]'", "a: '[!!str y, z]'", "a: \"[x, \\u202ey]\"",
                           "a: \"[x,\\ty]\"", "a: # c\n  '[]'", "a: {\"b\":'[]'}", "a: 'true'\n\t\nb: c"}) {
    INFO(line);
    CHECK(run(line).size() == 1);
    const std::string text = "---\n" + std::string(line) + "\n---\n";
    CHECK(fix(text) == text);
  }
}
