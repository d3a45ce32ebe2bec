#include "base/edit.h"
#include "catch.h"
#include "yaml/yaml.h"
#include "yaml/yaml_editor.h"

#include <functional>
#include <string>

using namespace galley;

namespace {

using Find = std::function<Value(Value)>;
using Change = std::function<std::optional<Edit>(const FieldEditor &, Value)>;

// The text after one change to the value that `find` picks from the root; "none" where there is no edit. The
// fields stand between fences, so that an edit whose span counts from their beginning would be seen.
std::string changed(const std::string &fields, const Find &find, const Change &change) {
  const std::string break_after = fields.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  const std::string before = "---" + break_after;
  const std::string behind = "---" + break_after + "key: body # “k”" + break_after;
  const Source source("", before + fields + behind);
  const auto begin = static_cast<std::uint32_t>(before.size());
  const Span content{begin, begin + static_cast<std::uint32_t>(fields.size())};
  const Yaml yaml = parse_yaml(source, content);
  REQUIRE(yaml.problems.empty());
  const YamlEditor editor(source.text, content, yaml.tree.root());
  const auto edit = change(editor, find(yaml.tree.root()));
  if (!edit) return "none";
  CHECK(edit->span.begin >= content.begin);
  CHECK(edit->span.end <= content.end);
  const std::string made = apply_edits(source.text, {*edit}).value();
  REQUIRE(made.starts_with(before));
  REQUIRE(made.ends_with(behind));
  return made.substr(before.size(), made.size() - before.size() - behind.size());
}

Find item(std::uint32_t index) {
  return [index](Value root) { return root.find("k").at(index); };
}

const Find value = [](Value root) { return root.find("k"); };
const Find whole = [](Value root) { return root; };

std::string replaced(const std::string &text, const Find &find, const std::string &by = "new") {
  return changed(text, find,
                 [&](const FieldEditor &editor, Value scalar) { return editor.replace_value(scalar, by); });
}

std::string removed_item(const std::string &text, std::uint32_t index) {
  return changed(text, item(index),
                 [](const FieldEditor &editor, Value each) { return editor.remove_item(each); });
}

std::string removed_member(const std::string &text, const Find &find = value) {
  return changed(text, find,
                 [](const FieldEditor &editor, Value member) { return editor.remove_member(member); });
}

std::string renamed(const std::string &text, const std::string &name) {
  return changed(text, value,
                 [&](const FieldEditor &editor, Value member) { return editor.rename_key(member, name); });
}

std::string appended(const std::string &text, const Find &find = value, const std::string &by = "new") {
  return changed(text, find,
                 [&](const FieldEditor &editor, Value list) { return editor.insert_item(list, by); });
}

// Inserts `new: 1` into the mapping that `find` picks, behind or before the members with these keys.
std::string inserted(const std::string &text, const Find &find, const std::string &after = "",
                     const std::string &before = "") {
  ValueBuilder builder;
  builder.integer(1, {}, "1");
  const ValueTree tree = builder.finish();
  return changed(text, find, [&](const FieldEditor &editor, Value mapping) {
    const auto member = [&](const std::string &key) { return key.empty() ? Value() : mapping.find(key); };
    return editor.insert_member(mapping, {"new", tree.root(), member(after), member(before)});
  });
}

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
  CHECK(replaced("a: 1\r\nk: old\r\n", value) == "a: 1\r\nk: new\r\n");
  const Find nested = [](Value root) { return root.find("a").at(0).find("b"); };
  CHECK(replaced("a:\n  - b: old # b\n    c: old\n", nested) == "a:\n  - b: new # b\n    c: old\n");
}

TEST_CASE("a number of YAML stays a number where the new text is one") {
  CHECK(replaced("k: 2024\n", value, "2025") == "k: 2025\n");
  CHECK(replaced("k: 2024\n", value, "2025.5") == "k: '2025.5'\n");
  CHECK(replaced("k: '2024'\n", value, "2025") == "k: '2025'\n");
  CHECK(replaced("k: true\n", value, "false") == "k: false\n");
}

TEST_CASE("a scalar of YAML that isn't only itself stays") {
  CHECK(replaced("k: &a old\n", value) == "none");
  CHECK(replaced("k: !!str old\n", value) == "none");
  CHECK(replaced("a: &a old\nk: *a\n", value) == "none");
  CHECK(replaced("k: |\n  old\n", value) == "none");
  CHECK(replaced("k: old\n  old\n", value) == "none");
  CHECK(replaced("k: [a]\n", value) == "none");
  CHECK(replaced("k: old\n", whole) == "none");
}

TEST_CASE("a string of YAML gets quotes, and its anchor stays") {
  const auto quoted = [](const std::string &text) {
    return changed(text, value,
                   [](const FieldEditor &editor, Value string) { return editor.quote_value(string, "a"); });
  };
  CHECK(quoted("k: “a” # a\n") == "k: \"a\" # a\n");
  CHECK(quoted("k: &x “a”\n") == "k: &x \"a\"\n");
  CHECK(quoted("k: “a\n  b”\n") == "none");
}

TEST_CASE("a string of YAML loses its quotes where nothing else is read then") {
  const auto unquoted = [](const std::string &text, const std::string &data, const Find &find = value) {
    return changed(text, find, [&](const FieldEditor &editor, Value string) {
      return editor.unquote_value(string, data);
    });
  };
  CHECK(unquoted("k: '[a, b]' # c\n", "[a, b]") == "k: [a, b] # c\n");
  CHECK(unquoted("k: ['[a, b]', c]\n", "[a, b]", item(0)) == "k: [[a, b], c]\n");
  CHECK(unquoted("k:\n- 'true'\n", "true", item(0)) == "k:\n- true\n");
  CHECK(unquoted("k: 'true'\n\t\na: 1\n", "true") == "none");
  CHECK(unquoted("k: &a '[b]'\n", "[b]") == "none");
  CHECK(unquoted("k: '[*b]'\n", "[*b]") == "none");
}

TEST_CASE("a key of YAML is renamed") {
  CHECK(renamed("k: v # k\n", "no: w") == "'no: w': v # k\n");
  CHECK(renamed("{a: 1, \"k\": v}\n", "no: w") == "{a: 1, \"no: w\": v}\n");
  CHECK(renamed("a:\n- k: 1\r\nk:\r\n  - v\r\n", "b") == "a:\n- k: 1\r\nb:\r\n  - v\r\n");
  CHECK(renamed("&a k: v\n", "b") == "none");
}

TEST_CASE("an item of YAML goes with its comma or its line") {
  CHECK(removed_item("k: [a, b, c]\n", 1) == "k: [a, c]\n");
  CHECK(removed_item("k: [a, b, c]\n", 0) == "k: [b, c]\n");
  CHECK(removed_item("k: [a, 'b' ]\n", 1) == "k: [a ]\n");
  CHECK(removed_item("k: [a]\n", 0) == "none");
  CHECK(removed_item("k: [a,\n  b, # why\n  c]\n", 1) == "none");
  CHECK(removed_item("k:\n  - a\n  - b\n", 0) == "k:\n  - b\n");
  CHECK(removed_item("k:\r\n- a\r\n- b\r\n", 1) == "k:\r\n- a\r\n");
  CHECK(removed_item("k:\n- a\n- b # why\n", 1) == "none");
  CHECK(removed_item("k:\n- [a]\n- b\n", 0) == "none");
}

TEST_CASE("a member of YAML on one line goes with it") {
  CHECK(removed_member("a: 1\nk: v\nb: 2\n") == "a: 1\nb: 2\n");
  CHECK(removed_member("a: 1\nk:\n") == "a: 1\n");
  CHECK(removed_member("a: 1\nk: 'v'\r\nb: 2\n") == "a: 1\nb: 2\n");
  const Find nested = [](Value root) { return root.find("a").find("b"); };
  CHECK(removed_member("a:\n  b: 1\n  c: 2\n", nested) == "a:\n  c: 2\n");
  CHECK(removed_member("a: 1\nk: v # why\n") == "none");
  CHECK(removed_member("a: 1\nk: |\n  v\n") == "none");
  CHECK(removed_member("a: 1\nk: {b: 2}\n") == "none");
  CHECK(removed_member("{a: 1, k: v}\n") == "none");
}

TEST_CASE("a member is inserted into a mapping of YAML") {
  CHECK(inserted("a: 1\n", whole) == "a: 1\nnew: 1\n");
  CHECK(inserted("a: 1\r\nb: 2\r\n", whole, "a") == "a: 1\r\nnew: 1\r\nb: 2\r\n");
  CHECK(inserted("a: |\n  x\n  # deeper\nb: 2\n", whole, "a") == "a: |\n  x\n  # deeper\nnew: 1\nb: 2\n");
  CHECK(inserted("a:\n- x\n # of a\n# of b\nb: 2\n", whole, "a") ==
        "a:\n- x\n # of a\nnew: 1\n# of b\nb: 2\n");
  CHECK(inserted("a: 1\n# of b\nb: 2\n", whole, "", "b") == "a: 1\nnew: 1\n# of b\nb: 2\n");
  CHECK(inserted("k:\n  a: 1\nb: 2\n", value) == "k:\n  a: 1\n  new: 1\nb: 2\n");
  const Find first = [](Value root) { return root.find("k").at(0); };
  CHECK(inserted("k:\n  - a: 1\n    b: 2\n", first, "a") == "k:\n  - a: 1\n    new: 1\n    b: 2\n");
  CHECK(inserted("k:\n  - a: 1\n    b: 2\n", first, "", "a") == "k:\n  - new: 1\n    a: 1\n    b: 2\n");
  CHECK(inserted("k: {a: 1}\n", value) == "none");
  CHECK(inserted("? a\n: 1\n", whole, "a") == "none");
}

TEST_CASE("a member is written with the quotes and brackets that it needs") {
  const Source source("", "{a: b, c: [1, 'd, e', true], f: {'g: h': null}}");
  const Yaml yaml = parse_yaml(source, {0, static_cast<std::uint32_t>(source.text.size())});
  const YamlEditor editor(source.text, {0, 0}, yaml.tree.root());
  CHECK(editor.write_member("k", yaml.tree.root()) == "k: {a: b, c: [1, 'd, e', true], f: {'g: h': null}}");
  CHECK(editor.write_member("k: l", yaml.tree.root().find("a")) == "'k: l': b");
}

TEST_CASE("an item is appended to a list of YAML") {
  CHECK(appended("k: [a, b] # c\n") == "k: [a, b, new] # c\n");
  CHECK(appended("k: [a,]\n") == "k: [a, new,]\n");
  CHECK(appended("k: ['a']\n", value, "x, y") == "k: ['a', 'x, y']\n");
  CHECK(appended("k: [ ]\n") == "k: [new]\n");
  CHECK(appended("k: [ # c\n  ]\n") == "none");
  CHECK(appended("k:\n  - a\n  - b # c\nl: 1\n") == "k:\n  - a\n  - b # c\n  - new\nl: 1\n");
  CHECK(appended("k:\r\n- a\r\n") == "k:\r\n- a\r\n- new\r\n");
  CHECK(appended("k:\n- a:\n    b\n  # of a\nl: 1\n") == "k:\n- a:\n    b\n  # of a\n- new\nl: 1\n");
  CHECK(appended("k:\n- - a\n- b\n", item(0)) == "k:\n- - a\n  - new\n- b\n");
}

TEST_CASE("comments behind keys and values are found, and go with the blanks before them") {
  const Source source("", "a: 1  # one\nb: # two\n- '# x' #three \n# no\nc: d#e\n");
  const Span content{0, static_cast<std::uint32_t>(source.text.size())};
  const Yaml yaml = parse_yaml(source, content);
  REQUIRE(yaml.problems.empty());
  const YamlEditor editor(source.text, content, yaml.tree.root());
  const auto comments = editor.trailing_comments();
  std::string found;
  for (const Span comment : comments) found += std::string(source.slice(comment)) + "|";
  CHECK(found == "# one|# two|#three|");
  const auto edit = editor.remove_comment(comments.front());
  REQUIRE(edit);
  CHECK(apply_edits(source.text, {*edit})->starts_with("a: 1\nb: # two\n"));
}

TEST_CASE("a list of one item is written as an empty one") {
  const auto emptied = [](const std::string &text) {
    return changed(text, value,
                   [](const FieldEditor &editor, Value list) { return editor.empty_list(list); });
  };
  CHECK(emptied("k:\n  - '[]'\nb: 1\n") == "k: []\nb: 1\n");
  CHECK(emptied("k:\n- '[]' # c\n") == "k: [] # c\n");
  CHECK(emptied("\"k\" :\r\n  - x\r\n") == "\"k\": []\r\n");
  CHECK(emptied("k: [ '[]' ]\n") == "k: [  ]\n");
  CHECK(emptied("k: # c\n  - x\n") == "none");
  CHECK(emptied("k: &a\n  - x\n") == "none");
  CHECK(emptied("k:\n  - x\n  - y\n") == "none");
  CHECK(emptied("k:\n  - [x]\n") == "none");
  CHECK(emptied("k: x\n") == "none");
}
