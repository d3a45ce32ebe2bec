#include "catch.h"
#include "yaml/yaml.h"
#include "yaml/yaml_edit.h"

#include "base/edit.h"

#include <functional>
#include <string>

using namespace galley;

namespace {

using Find = std::function<Value(Value)>;
using Change = std::function<std::optional<Edit>(const YamlText &, Value, Value)>;

// The text after one change to the value that `find` picks from the root; "none" where there is no edit.
std::string changed(const std::string &text, const Find &find, const Change &change) {
  const Source source("", text);
  const auto size = static_cast<std::uint32_t>(text.size());
  const Yaml yaml = parse_yaml(source, {0, size});
  REQUIRE(yaml.problems.empty());
  const auto edit = change(YamlText(source.text, {0, size}), yaml.tree.root(), find(yaml.tree.root()));
  return edit ? *apply_edits(text, {*edit}) : "none";
}

std::string replaced(const std::string &text, const Find &find, const std::string &by = "new") {
  return changed(text, find, [&](const YamlText &yaml, Value root, Value value) {
    return replace_yaml_value(yaml, root, value, by);
  });
}

Find item(std::uint32_t index) {
  return [index](Value root) { return root.find("k").at(index); };
}

const Find value = [](Value root) { return root.find("k"); };

} // namespace

TEST_CASE("a scalar of YAML is replaced in its quotes, or in such as it needs") {
  CHECK(replaced("k: old # old\n", value) == "k: new # old\n");
  CHECK(replaced("k: 'old'\n", value, "it's") == "k: 'it''s'\n");
  CHECK(replaced("k: \"old\"\n", value, "a\"b") == "k: \"a\\\"b\"\n");
  CHECK(replaced("k: old\n", value, "a: b") == "k: 'a: b'\n");
  CHECK(replaced("k: old\n", value, "yes") == "k: 'yes'\n");
  CHECK(replaced("k: old\n", value, "a, b") == "k: a, b\n");
  CHECK(replaced("k: [old]\n", item(0), "a, b") == "k: ['a, b']\n");
  CHECK(replaced("k:\n- x\n-   old\n", item(1)) == "k:\n- x\n-   new\n");
  CHECK(replaced("k: [x,\n  old]\n", item(1)) == "k: [x,\n  new]\n");
}

TEST_CASE("a scalar of YAML that isn't only itself stays") {
  CHECK(replaced("k: &a old\n", value) == "none");
  CHECK(replaced("k: !!str old\n", value) == "none");
  CHECK(replaced("a: &a old\nk: *a\n", value) == "none");
  CHECK(replaced("k: |\n  old\n", value) == "none");
  CHECK(replaced("k: old\n  old\n", value) == "none");
  CHECK(replaced("k: [a]\n", value) == "none");
}

TEST_CASE("an item of YAML goes with its comma or its line") {
  const auto removed = [](const std::string &text, std::uint32_t index) {
    return changed(text, item(index), remove_yaml_item);
  };
  CHECK(removed("k: [a, b, c]\n", 1) == "k: [a, c]\n");
  CHECK(removed("k: [a, b, c]\n", 0) == "k: [b, c]\n");
  CHECK(removed("k: [a, 'b' ]\n", 1) == "k: [a ]\n");
  CHECK(removed("k: [a]\n", 0) == "none");
  CHECK(removed("k: [a,\n  b, # why\n  c]\n", 1) == "none");
  CHECK(removed("k:\n  - a\n  - b\n", 0) == "k:\n  - b\n");
  CHECK(removed("k:\r\n- a\r\n- b\r\n", 1) == "k:\r\n- a\r\n");
  CHECK(removed("k:\n- a\n- b # why\n", 1) == "none");
  CHECK(removed("k:\n- [a]\n- b\n", 0) == "none");
}

TEST_CASE("a key of YAML is renamed, and a member on one line goes with it") {
  const auto renamed = [](const std::string &text) {
    return changed(text, value, [](const YamlText &yaml, Value root, Value member) {
      return replace_yaml_key(yaml, root, member, "no: w");
    });
  };
  CHECK(renamed("k: v\n") == "'no: w': v\n");
  CHECK(renamed("{a: 1, \"k\": v}\n") == "{a: 1, \"no: w\": v}\n");
  const auto removed = [](const std::string &text) { return changed(text, value, remove_yaml_member); };
  CHECK(removed("a: 1\nk: v\nb: 2\n") == "a: 1\nb: 2\n");
  CHECK(removed("a: 1\nk:\n") == "a: 1\n");
  CHECK(removed("a: 1\nk: 'v'\r\nb: 2\n") == "a: 1\nb: 2\n");
  CHECK(removed("a: 1\nk: v # why\n") == "none");
  CHECK(removed("a: 1\nk: |\n  v\n") == "none");
  CHECK(removed("a: 1\nk: {b: 2}\n") == "none");
  CHECK(removed("{a: 1, k: v}\n") == "none");
}
