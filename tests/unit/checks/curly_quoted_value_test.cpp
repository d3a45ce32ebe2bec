#include "unit/checks/run_check.h"

using namespace galley;

namespace {

const std::string options = R"({"skip-fields": ["quote"]})";

std::vector<std::string> run(const std::string &front_matter) {
  return run_check("curly-quoted-value", options, {{"a.md", "---\n" + front_matter + "\n---\n"}});
}

std::string fix(const std::string &text, Applicability least = Applicability::unsafe) {
  return fix_all("curly-quoted-value", options, text, least);
}

} // namespace

TEST_CASE("curly-quoted-value reports a value that is all in curly quotes") {
  CHECK(run("a: “b c”") == std::vector<std::string>{"a.md:2:4 field=a value=“b c”"});
  CHECK(run("a: [x, {b: ‘c’}] # d") == std::vector<std::string>{"a.md:2:12 field=a[1].b value=‘c’"});
  CHECK(run("a: “It’s one”").size() == 1);
  CHECK(run("a: “”").size() == 1);
  CHECK(run("a: “b\n  c”").size() == 1);
}

TEST_CASE("curly-quoted-value keeps silent where the quotes may be meant") {
  for (const char *text : {"a: “中文”", "a: “mixed 中文”", "a: “b” and “c”", "a: “b ‘c’ d”", "a: ‘the ’90s’",
                           "a: ‘dogs’ and’", "a: '“b”'", "a: \"“b”\"", "a: |\n  “b”", "a: “b", "a: b”",
                           "a: “b’", "a: ”", "quote: “b”", "a: “かな”", "a: “한국”"}) {
    INFO(text);
    CHECK(run(text).empty());
  }
}

TEST_CASE("curly-quoted-value writes straight quotes and nothing else") {
  CHECK(fix("---\na: “b c” # “d”\nb: [“x”,‘y, z’]\nc:\n- “It’s”\n---\n“text”\n") ==
        "---\na: \"b c\" # “d”\nb: [\"x\",‘y, z’]\nc:\n- \"It’s\"\n---\n“text”\n");
  CHECK(fix("\xEF\xBB\xBF---\r\na: “b c” # d\r\nb:   ‘e’\r\n---\r\ntext") ==
        "\xEF\xBB\xBF---\r\na: \"b c\" # d\r\nb:   \"e\"\r\n---\r\ntext");
  CHECK(fix("---\na: “b \\n \"c\"”\nb: &x “d”\nc: *x\nd: “”\n---\n") ==
        "---\na: \"b \\\\n \\\"c\\\"\"\nb: &x \"d\"\nc: *x\nd: \"\"\n---\n");
  CHECK(fix("---\na: “b\n  c”\n---\n") == "---\na: “b\n  c”\n---\n");
}

TEST_CASE("curly-quoted-value is safe where nobody quotes") {
  CHECK(fix("---\na: “2025-11-05”\nb: “42”\nc: “true”\nd: “https://example.org/A?b=c”\ne: “tools”\nf: "
            "“Heroes”\n"
            "g: “two words”\nh: “été”\n---\n",
            Applicability::safe) ==
        "---\na: \"2025-11-05\"\nb: \"42\"\nc: \"true\"\nd: \"https://example.org/A?b=c\"\ne: \"tools\"\n"
        "f: “Heroes”\ng: “two words”\nh: “été”\n---\n");
}
