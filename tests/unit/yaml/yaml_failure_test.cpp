// What is said of YAML that can't be read, and where.
#include "catch.h"

#include "yaml/yaml.h"

#include <string>

using namespace galley;

namespace {

// The first problem as "line:column message", columns in code points; empty where there is none.
std::string problem_of(const std::string &text) {
  const Source source("a.yaml", text);
  const Yaml yaml = parse_yaml(source, {0, static_cast<std::uint32_t>(text.size())});
  if (yaml.problems.empty()) return "";
  const Position at = source.position(yaml.problems.front().span.begin);
  return std::to_string(at.line) + ":" + std::to_string(at.code_point) + " " + yaml.problems.front().message;
}

struct Case {
  const char *yaml;
  const char *problem;
};

constexpr Case cases[] = {
    // Characters that a plain text can't start with.
    {"title: 标题\nby: @name # c", "2:5 a text can't start with \"@\"; quote it: '@name'"},
    {"- %foo", "1:3 a text can't start with \"%\"; quote it: '%foo'"},
    {"a: `it's`", "1:4 a text can't start with \"`\"; quote it: \"`it's`\""},
    {"a: *bold* text", "1:4 a text can't start with \"*\"; quote it: '*bold* text'"},
    {"a: & more", "1:4 a text can't start with \"&\"; quote it: '& more'"},
    {"a: > text\n  foo", "1:4 a text can't start with \">\"; quote it: '> text'"},
    {"a: {{ .Title }}", "1:4 a text can't start with `{{`; quote the whole value"},
    {"a: !important x",
     "1:4 `!important` is read as a tag, and no such tag is known; quote the whole value if it "
     "is text"},
    // Colons.
    {"title: a: b # c", "1:9 a value that holds \": \" has to be quoted: 'a: b'"},
    {"title: \"He said\": x", "1:17 a value that holds \": \" has to be quoted: '\"He said\": x'"},
    {"title: Foo's \"b\": c", "1:17 a value that holds \": \" has to be quoted: 'Foo''s \"b\": c'"},
    {"a: 1\ndraft\nb: 2", "2:1 \"draft\" needs a colon and a value, or deeper indentation"},
    {"a: 1\ndraft", "2:1 \"draft\" needs a colon and a value, or deeper indentation"},
    {"draft\na: 1", "1:1 \"draft\" needs a colon and a value, or deeper indentation"},
    {"a: 1\ndraft:true\nb: 2", "2:6 a space is missing behind this colon"},
    {"a: 1\n标题：x\nb: 2", "2:3 this is a wide colon; a key ends with `: `"},
    {"a: 1\n: 2", "2:1 no key stands before this colon"},
    // Quotes.
    {"a: b\ntitle: \"foo\ntags: x\n", "2:8 this quote is never closed"},
    {"title: \"foo\ntags: \"x\"\nd: e",
     "1:8 this quote is not closed on its line; the next \" stands 1 line below"},
    {"title: 'it's fine'\nb: c",
     "1:12 text follows the closing quote; a ' within single quotes is written twice: ''"},
    {"title: \"say \"hi\" now\"",
     "1:14 text follows the closing quote; a \" within double quotes is written \\\""},
    {"a: \"C:\\Users\"",
     "1:7 `\\U` needs 8 hexadecimal digits behind it; if it is text, use single quotes, or write the "
     "backslash twice"},
    {"a: \"\\t\\n C:\\Users\\new\\q\"",
     "1:12 `\\U` needs 8 hexadecimal digits behind it; if it is text, use single quotes, or write the "
     "backslash twice"},
    {"a: [\"x\\qy\\n\", b]",
     "1:7 `\\q` means nothing within double quotes; use single quotes, or write the backslash twice"},
    {"\"\\xe\": 1",
     "1:2 `\\x` needs 2 hexadecimal digits behind it; if it is text, use single quotes, or write the "
     "backslash twice"},
    {"a: \"it\\'s\"",
     "1:7 `\\'` means nothing within double quotes; use single quotes, or write the backslash twice"},
    {"a: !x \"\\", "1:9 this can't be read as YAML; a text with special characters has to be quoted"},
    {"a: \"\\ud83d\"", "1:5 this escape stands for no character; write the character itself"},
    {"a: \"x\"#c", "1:7 a comment needs a space before its \"#\""},
    {"a: \"x\ny\"", "1:4 this quote is not closed on its line; the next \" stands 1 line below"},
    {"a: [x,\ny]", "2:1 this line goes on with the value above, so it must be indented deeper than its key"},
    // Indentation.
    {"a: 1\n\tb: 2", "2:1 a tab indents this line; YAML takes only spaces"},
    {"a:\n\tb", "2:1 a tab indents this line; YAML takes only spaces"},
    {"a: # why\n\t[b]", "2:1 a tab indents this line; YAML takes only spaces"},
    {"a:\n  b: &x\n  \t|\n    c", "3:3 a tab indents this line; YAML takes only spaces"},
    {"z: &z 1\na:\n\t*z", "3:1 a tab indents this line; YAML takes only spaces"},
    {"a: {b: c,\n\td: e}", "2:1 a tab indents this line; YAML takes only spaces"},
    {"a:\n[b]", "2:1 this line goes on with the value above, so it must be indented deeper than its key"},
    {"a:\n  b: # c\n\n  # d\n  {e: f}\ng: 1",
     "5:3 this line goes on with the value above, so it must be indented deeper than its key"},
    {"z: &z 1\na:\n*z\nb: 1",
     "3:1 this line goes on with the value above, so it must be indented deeper than its key"},
    {"a:\n\tb: 2", "2:1 a tab indents this line; YAML takes only spaces"},
    {"a:\n  - b\n\t- c", "3:1 a tab indents this line; YAML takes only spaces"},
    {"a: b\n  c: d",
     "2:3 this line is indented deeper than the key above, so it goes on with that key's value; align "
     "it, or quote the value"},
    {"a:\n  b: 1\n c: 2", "3:2 the indentation of this line fits no line above"},
    {"a:\n  - b\n - c", "3:2 the indentation of this line fits no line above"},
    {"a: b\n- c", "2:1 the indentation of this line fits no line above"},
    // Lists and mappings.
    {"tags: [a, b\nc: d", "1:7 this `[` is never closed by `]`"},
    {"tags: {a: b", "1:7 this `{` is never closed by `}`"},
    {"tags: [a,,]", "1:10 nothing stands before this comma"},
    {"tags: [,a]", "1:8 nothing stands before this comma"},
    {"tags: [\"a\" b]", "1:12 a comma or `]` is missing before this"},
    {"tags: a\nb: ]", "2:4 nothing opens what \"]\" closes; a text that holds it has to be quoted"},
    {"tags: - a\n", "1:7 a list starts on a line of its own below its key; quote the value if it is text"},
    {"title: [Draft] Foo", "1:16 text follows the closing `]`; quote the whole value if it is text"},
    {"? [a, b]\n: c", "1:3 a list cannot be a key; quote it if it is text"},
    // Documents and characters.
    {"a: b\n--- c: d", "2:1 `---` starts a second document; only the first is read"},
    {"a: b\n...\nc: d", "2:1 `...` ends the YAML here; what follows is not read"},
    {"%YAML 1.2\n", "1:1 a line that starts with \"%\" is no front matter"},
    {"a: x\x01y", "1:5 an invisible control character stands here; delete it"},
    {"a: x\ry", "1:5 a lone carriage return ends this line; save the file with LF or CRLF"},
    {", a", "1:1 \", a\" needs a colon and a value, or deeper indentation"},
};

} // namespace

TEST_CASE("each defect of YAML is named at its place") {
  for (const Case &c : cases) {
    INFO(c.yaml);
    CHECK(problem_of(c.yaml) == c.problem);
  }
}

TEST_CASE("what is no defect is not named") {
  for (const char *yaml : {
           "a: b\n",
           "a: \"x\n  y\"\n",
           "tags: [\n  a,\n  b,\n]\n",
           "tags:\n- a\n-   b\n",
           "a: http://x.y/z?a#b\n",
           "a: 'x: y'\n\"b c\" : d\n",
           "a: b#c -d ?e :f @g %h `i` *j &k !l [m] {n}\n",
           "# c\na: b # c\n\n  # c\nc: |\n  x: y: z\n  @\t\"\nd: e",
           "a:\n    b: 1\n    c: 2\nd:\n - e\n - f: 1\n   g: 2\n",
           "a: {b: c,\n  d: e}\n",
           "a:\n \tb\nc: [\n  d\n\t]\ne:\n\t\n  - f\n",
       }) {
    INFO(yaml);
    CHECK(problem_of(yaml).empty());
  }
}

TEST_CASE("a defect before any scalar, in a text that begins further down, is named there") {
  const Source source("a.md", "---\n[\n!!str ]c:'x'%y\n");
  const Yaml yaml = parse_yaml(source, {4, static_cast<std::uint32_t>(source.text.size())});
  REQUIRE(yaml.problems.size() == 1);
  CHECK(yaml.problems.front().span.begin >= 4);
}
