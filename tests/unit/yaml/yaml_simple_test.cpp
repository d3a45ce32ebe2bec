// What is simple, and what is not. That a simple text is read as yaml-cpp reads it is tests/yaml_simple's to
// prove.
#include "catch.h"

#include "base/json.h"
#include "yaml/yaml.h"
#include "yaml/yaml_simple.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

Span whole(const std::string &text) {
  return {0, static_cast<std::uint32_t>(text.size())};
}

std::string json_of(const std::string &text) {
  std::string out;
  const auto tree = read_simple_yaml(text, whole(text));
  if (!tree) return "declined";
  append_json(out, tree->root());
  return out;
}

// Both readers, of a text that may stand at a limit of either.
std::string messages_of(const std::string &text) {
  const Source source("", text);
  const Yaml yaml = parse_yaml(source, whole(text));
  const Yaml any = parse_any_yaml(source, whole(text));
  const std::string message = any.problems.empty() ? "" : any.problems.front().message;
  CHECK((yaml.problems.empty() ? "" : yaml.problems.front().message) == message);
  return message;
}

} // namespace

TEST_CASE("simple YAML is read without yaml-cpp") {
  CHECK(json_of("# c\n\ntitle: 加速 # c\nwhy? : it's 1:30\nurl: https://a.b/#c\n") ==
        R"({"title":"加速","why?":"it's 1:30","url":"https://a.b/#c"})");
  CHECK(json_of("a: 'x: y'\nb: \"it's\"\nc: ''\nd: 0x10\ne: ~\nf:\n") ==
        R"({"a":"x: y","b":"it's","c":"","d":16,"e":null,"f":null})");
  CHECK(json_of("a: [1, 'b', c d,]\nb: [ ]\nc: {}\nd:\n- 'k: l'\n- [x]") ==
        R"({"a":[1,"b","c d"],"b":[],"c":{},"d":["k: l",["x"]]})");
  CHECK(json_of("a:\r\n- x\r\n-\r\n- y\r\nb:\r\n  c:\r\n    - d: 1\r\n      e: 2\r\n    -\r\n      f: 3") ==
        R"({"a":["x",null,"y"],"b":{"c":[{"d":1,"e":2},{"f":3}]}})");
}

TEST_CASE("what is not simple, or in doubt, is declined") {
  const std::vector<std::string> texts = {
      "",
      "\uFEFFa: b",
      "# c",
      "text",
      " a: b",
      "- a",
      "{a: b}",
      "a: b\n---",
      "a: b\n...",
      "a: &x b",
      "a: *x",
      "a: !!str b",
      "a: |\n  b",
      "a: >-\n  b",
      "a: b\n  c",
      "a:\n  b",
      "a: 'b\n  c'",
      "a: 'it''s'",
      "a: \"b\\n\"",
      "a: 'b' c",
      "a: 'b'#c",
      "'a': b",
      "\"a\": b",
      "? a",
      "a: ?b",
      "a: -b",
      "a: :b",
      "a: @b",
      "a: `b`",
      "a: %b",
      "a:\tb",
      "a: b\t",
      "a: b: c",
      "a: b:",
      "a: [b, c: d]",
      "a: [b,\n  c]",
      "a: [b,, c]",
      "a: [[b]]",
      "a: [b? c]",
      "a: {b: c}",
      "a: [] b",
      "a: - b",
      "- - a",
      "a\nb: c",
      "a: 1\na: 2",
      "a:\n  b: 1\n c: 2",
      "a:\n    - b\n  - c",
      "a: b\n# c\n  d",
  };
  for (const std::string &text : texts) {
    INFO(text);
    CHECK(json_of(text) == "declined");
  }
}

TEST_CASE("both readers know the same limits") {
  for (std::size_t size = 1; size < 1100; size += size < 240 || size > 1010 ? 1 : 10) {
    CHECK((messages_of(std::string(size, 'k') + ": v\n").empty()) == (size <= 1024));
  }
  std::string deep;
  for (std::size_t depth = 0; depth < 600; ++depth) deep += std::string(depth, ' ') + "a:\n";
  CHECK(messages_of(deep) == "lists and mappings are nested too deep");
  std::string wide;
  for (int i = 0; i < 100; ++i) {
    wide += "k" + std::to_string(i) + ": v\n";
    CHECK(messages_of(wide).empty());
    CHECK(messages_of(wide + "k0: v\n") == "the key \"k0\" stands twice; the first is on line 1");
  }
}
