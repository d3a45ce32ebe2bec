#include "unit/checks/run_check.h"

using namespace galley;

namespace {

const std::string options = R"({"patterns": ["^choose one", "^请填写"]})";

std::vector<std::string> run(const std::string &front_matter) {
  return run_check("prompt-comment", options, {{"a.md", "---\n" + front_matter + "\n---\n"}});
}

std::string fix(const std::string &text) {
  return fix_all("prompt-comment", options, text, Applicability::unsafe);
}

} // namespace

TEST_CASE("prompt-comment reports a comment behind a key or a value, once") {
  CHECK(run("a: b # choose one") == std::vector<std::string>{"a.md:2:6 comment=choose one"});
  CHECK(run("a: 'b'\t## 请填写: c ") == std::vector<std::string>{"a.md:2:8 comment=请填写: c"});
  CHECK(run("a: # choose one\n  b: c") == std::vector<std::string>{"a.md:2:4 comment=choose one"});
  CHECK(run("a: # choose one").size() == 1);
  CHECK(run("a: [b, {c: d}] # choose one").size() == 1);
  CHECK(run("a: [b, # other\n  c # choose one\n  ]").size() == 1);
  CHECK(run("a: &x [b, c] # choose one\nd: *x\ne: [*x, *x]").size() == 1);
  CHECK(run("a: &x # other\n  b: c # choose one\nd: *x\ne: f # choose one").size() == 2);
}

TEST_CASE("prompt-comment takes only comments for comments") {
  for (const char *text : {"# choose one", "a: b#choose one", "a: 'b # choose one'", "a: |\n  b # choose one",
                           "a: | # choose one\n  b", "a: b # we choose one", "a:\n  # choose one\n  b: c",
                           "a: b #", "a: \"b\n  # choose one\"", "a: @b # choose one", "a: #"}) {
    INFO(text);
    CHECK(run(text).empty());
  }
}

TEST_CASE("prompt-comment removes the comment and the space before it") {
  CHECK(fix("---\na: b  \t # choose one \nc: # choose one\nd: e # f\n---\n# choose one\n") ==
        "---\na: b\nc:\nd: e # f\n---\n# choose one\n");
  CHECK(fix("\xEF\xBB\xBF---\r\na: 'b' # choose one\r\nc:\r\n- d # choose one\r\n---") ==
        "\xEF\xBB\xBF---\r\na: 'b'\r\nc:\r\n- d\r\n---");
  CHECK(fix("---\na: [b # choose one\n  , c]\n---\n") == "---\na: [b\n  , c]\n---\n");
}

TEST_CASE("a comment is no part of a text of several lines, so that removing it joins nothing") {
  for (const char *lines : {"a: b # choose one\n  c", "a: b # choose one\n\n\t\nc: d"}) {
    const std::string text = "---\n" + std::string(lines) + "\n---\n";
    CHECK(fix(text) == text);
  }
}
