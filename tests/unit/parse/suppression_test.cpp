#include "catch.h"

#include "base/edit.h"
#include "parse/document.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

using namespace galley;

namespace {

struct Parsed {
  explicit Parsed(std::string text) : source("a.md", std::move(text)), document(parse_document(source, {})) {}
  const std::vector<Suppression> &found() const { return document.suppressions; }
  Source source;
  Document document;
};

// `rule first-last`, with `…` for the end of the document.
std::vector<std::string> found_in(const std::string &text) {
  std::vector<std::string> lines;
  const Parsed parsed(text);
  for (const Suppression &suppression : parsed.found()) {
    const bool open = suppression.last_line > 1000;
    lines.push_back(fmt::format("{} {}-{}", suppression.rule.empty() ? "*" : suppression.rule,
                                suppression.first_line, open ? "…" : std::to_string(suppression.last_line)));
  }
  return lines;
}

using Lines = std::vector<std::string>;

std::string without(const std::string &text, bool comment) {
  const Parsed parsed(text);
  REQUIRE_FALSE(parsed.found().empty());
  const Suppression &first = parsed.found().front();
  return apply_edits(text, {comment ? first.comment_removal : first.removal}).value();
}

} // namespace

TEST_CASE("comments of the body say where they hold") {
  CHECK(found_in("text <!-- galley-disable-line a -->\n") == Lines{"a 1-1"});
  CHECK(found_in("<!--galley-disable-next-line a,b c-->\ntext\n") == Lines{"a 2-2", "b 2-2", "c 2-2"});
  CHECK(found_in("<!-- galley-disable-next-line\n  a\n  b -->\ntext\n") == Lines{"a 4-4", "b 4-4"});
  CHECK(found_in("x\n\n<!-- galley-disable-file a -->\n") == Lines{"a 1-…"});
  CHECK(found_in("<!-- galley-disable-line -->\n") == Lines{"* 1-1"});
  CHECK(found_in("<!-- galley-disable-line a -- b, c -->\n") == Lines{"a 1-1"});
  CHECK(found_in("text <!-- galley-disable-line a -- b --> text\n") == Lines{"a 1-1"});
  CHECK(
      found_in(
          "- item <!-- galley-disable-line a -->\n\n| a | b <!-- galley-disable-line c --> |\n|---|---|\n") ==
      Lines{"a 1-1", "c 3-3"});
}

TEST_CASE("a range ends with its enable, or with the document") {
  CHECK(found_in("<!-- galley-disable a b -->\n\nx\n\n<!-- galley-enable a -->\n") ==
        Lines{"a 1-5", "b 1-…"});
  CHECK(found_in("<!-- galley-disable a b -->\n\nx\n\n<!-- galley-enable -->\n") == Lines{"a 1-5", "b 1-5"});
  CHECK(found_in("<!-- galley-disable -->\n\n<!-- galley-enable a -->\n") == Lines{"* 1-…"});
  CHECK(found_in("---\na: 1 # galley-disable b\n---\n\n<!-- galley-enable b -->\n") == Lines{"b 2-5"});
}

TEST_CASE("comments in code are text") {
  CHECK(found_in("`<!-- galley-disable-line a -->`\n").empty());
  CHECK(found_in("```html\n<!-- galley-disable-line a -->\n```\n").empty());
  CHECK(found_in("~~~\n```\n<!-- galley-disable-line a -->\n").empty());
  CHECK(found_in("> - ```\n>   <!-- galley-disable-line a -->\n>   ```\n").empty());
  CHECK(found_in("text\n\n    <!-- galley-disable-line a -->\n").empty());
  CHECK(found_in("\\<!-- galley-disable-line a -->\n").empty());
  CHECK(found_in("<!-- about galley-disable-line a -->\n").empty());
  CHECK(found_in("<!-- galley-disable-line a\n").empty());
  CHECK(found_in("```\n```\n<!-- galley-disable-line a -->\n") == Lines{"a 3-3"});
}

TEST_CASE("comments of the front matter stand at a line's start or behind white space") {
  CHECK(found_in("---\na: 1 # galley-disable-line b\n---\n") == Lines{"b 2-2"});
  CHECK(found_in("---\n#galley-disable-next-line b # c\na: 1\n---\n") == Lines{"b 3-3"});
  CHECK(found_in("---\r\na: 1 # galley-disable-file b -- c\r\n---\r\n") == Lines{"b 1-…"});
  CHECK(found_in("---\ntags: [x, # galley-disable-line b\n  y]\n---\n") == Lines{"b 2-2"});
  CHECK(found_in("---\na: b#galley-disable-line c\n---\n").empty());
}

TEST_CASE("what looks like a comment in a quoted or a block scalar is text") {
  CHECK(found_in("---\na: 'x # galley-disable-line b'\n---\n").empty());
  CHECK(found_in("---\na: \"x\n  # galley-disable-line b\"\n---\n").empty());
  CHECK(found_in("---\na: |\n  x\n  # galley-disable-line b\nc: 1\n---\n").empty());
  CHECK(found_in("---\na:\n  - >-\n    x # galley-disable-line b\n---\n").empty());
  CHECK(found_in("---\n'a # galley-disable-line b': 1\n---\n").empty());
  CHECK(found_in("---\na: |\n  x\n# galley-disable-line b\nc: 1\n---\n") == Lines{"b 4-4"});
}

TEST_CASE("front matter that can't be read may hold comments all the same") {
  CHECK(found_in("---\na: @b # galley-disable-line c\n---\n") == Lines{"c 2-2"});
  CHECK(found_in("---\n# galley-disable-file c\n") == Lines{"c 1-…"});
}

TEST_CASE("front matter that is no YAML holds no comments") {
  CHECK(found_in("---js\n{ a: 'x # galley-disable-line c' }\n---\n").empty());
  CHECK(found_in("---yaml\na: 1 # galley-disable-line c\n---\n") == Lines{"c 2-2"});
}

TEST_CASE("a word that is none of ours is kept to be reported") {
  const Parsed parsed("<!-- galley-disable-lines a -->\n");
  REQUIRE(parsed.found().size() == 1);
  CHECK(parsed.found().front().reach == SuppressionReach::nothing);
  CHECK(parsed.found().front().rule == "galley-disable-lines");
}

TEST_CASE("each id knows its place, in a long line as well") {
  const Parsed parsed("文\t<!-- galley-disable-line a b --> 字 <!-- galley-disable-line c -->\n");
  REQUIRE(parsed.found().size() == 3);
  for (const Suppression &suppression : parsed.found()) {
    const Location where = locate(parsed.source, suppression.where.span);
    CHECK(suppression.where.begin == where.begin);
    CHECK(suppression.where.end == where.end);
    CHECK(parsed.source.slice(where.span) == suppression.rule);
  }
}

TEST_CASE("removing an id leaves the others, removing a comment leaves the text") {
  CHECK(without("<!-- galley-disable-line a, b -- c -->\n", false) ==
        "<!-- galley-disable-line b -- c -->\n");
  CHECK(without("x <!-- galley-disable-line a -->\ny\n", false) == "x\ny\n");
  CHECK(without("x <!-- galley-disable-line a --> y\n", true) == "x  y\n");
  CHECK(without("x\n\n<!-- galley-disable-file a b -->\ny\n", true) == "x\n\ny\n");
  CHECK(without("x\n<!-- galley-disable-file a -->\ny\n", true) == "x\n\ny\n");
  CHECK(without("---\r\na: 1  # galley-disable-line b\r\n---\r\n", true) == "---\r\na: 1\r\n---\r\n");
  CHECK(without("---\r\n# galley-disable-file b\r\na: 1\r\n---\r\n", true) == "---\r\na: 1\r\n---\r\n");
  CHECK(without("<!-- galley-disable-file a -->", true).empty());
  CHECK(without("x\r\n\r\n<!-- galley-disable-file a -->", true) == "x");
  CHECK(without("x\n<!-- galley-disable-file a -->\n", true) == "x\n");
}

TEST_CASE("the last of several ids goes with what parts it from the one before") {
  const std::string text = "<!-- galley-disable-line a, b -->\n";
  const Parsed parsed(text);
  REQUIRE(parsed.found().size() == 2);
  CHECK(apply_edits(text, {parsed.found()[1].removal}) == "<!-- galley-disable-line a -->\n");
}
