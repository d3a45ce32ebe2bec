#include "catch.h"

#include "actions/suppression_comments.h"
#include "actions/suppression_writer.h"

#include <string>
#include <utility>
#include <vector>

using namespace galley;

namespace {

using Found = std::vector<std::pair<std::string, std::string>>; // a rule, and the text where it is found

std::string suppressed(const std::string &text, const Found &found, const MarkdownSyntax &syntax = {}) {
  const Source source("a.md", text);
  std::vector<Diagnostic> diagnostics;
  for (const auto &[rule, at] : found) {
    const auto begin = static_cast<std::uint32_t>(text.find(at));
    REQUIRE(begin < text.size());
    Diagnostic diagnostic;
    diagnostic.rule = rule;
    diagnostic.where = locate(source, {begin, begin + 1});
    diagnostics.push_back(std::move(diagnostic));
  }
  std::vector<const Diagnostic *> pointers;
  for (const Diagnostic &diagnostic : diagnostics) pointers.push_back(&diagnostic);
  return add_suppressions(text, pointers, syntax).value_or("none");
}

} // namespace

TEST_CASE("in front matter a comment ends the line, or stands below the fence for the document") {
  CHECK(suppressed("---\r\na: X\r\n---\r\n", {{"r", "X"}, {"q", "X"}}) ==
        "---\r\na: X  # galley-disable-line q r\r\n---\r\n");
  CHECK(suppressed("---\na: 'X\n  y'\n---\n", {{"r", "X"}}) ==
        "---\n# galley-disable-file r\na: 'X\n  y'\n---\n");
  CHECK(suppressed("---\na: |\n  X\n  y\n---\n", {{"r", "X"}}) ==
        "---\n# galley-disable-file r\na: |\n  X\n  y\n---\n");
  CHECK(suppressed("---\na: 1\n---\n", {{"r", "---"}}) == "---\n# galley-disable-file r\na: 1\n---\n");
  CHECK(suppressed("---\na: @b\n---\n", {{"r", "@"}}) == "---\n# galley-disable-file r\na: @b\n---\n");
}

TEST_CASE("TOML takes comments as YAML does") {
  CHECK(suppressed("+++\na = 1\n+++\n    X\n", {{"r", "X"}}) ==
        "+++\n# galley-disable-file r\na = 1\n+++\n    X\n");
  CHECK(suppressed("+++\na = ['X',\n 'y']\nb = 1 # why\n+++\n", {{"r", "X"}, {"q", "1"}}) ==
        "+++\na = ['X',  # galley-disable-line r\n 'y']\nb = 1 # why  # galley-disable-line q\n+++\n");
  CHECK(suppressed("+++\na = \"\"\"\nX\ny\"\"\"\n+++\n", {{"r", "X"}}) ==
        "+++\n# galley-disable-file r\na = \"\"\"\nX\ny\"\"\"\n+++\n");
}

TEST_CASE("front matter in a language without comments takes none: the body does") {
  CHECK(suppressed("{\"a\": \"X\"}\n# T\n", {{"r", "X"}}) ==
        "{\"a\": \"X\"}\n<!-- galley-disable-file r -->\n\n# T\n");
  CHECK(suppressed("---js\n{ a: 1 }\n---\n# T\n", {{"r", "---"}}) ==
        "---js\n{ a: 1 }\n---\n<!-- galley-disable-file r -->\n\n# T\n");
}

TEST_CASE("a comment that is there already takes the id") {
  CHECK(suppressed("---\na: X # galley-disable-line q -- why\n---\n", {{"r", "X"}}) ==
        "---\na: X # galley-disable-line q r -- why\n---\n");
  CHECK(suppressed("<!-- galley-disable-next-line q -->\nX\n", {{"r", "X"}}) ==
        "<!-- galley-disable-next-line q r -->\nX\n");
  CHECK(suppressed("t\n\n<!-- galley-disable-file q -->\n\n    X\n", {{"r", "X"}}) ==
        "t\n\n<!-- galley-disable-file q r -->\n\n    X\n");
}

TEST_CASE("in the body a comment stands above a block's first line, else at a line's end") {
  CHECK(suppressed("# T\n\nX y\nz\n", {{"r", "X"}}) ==
        "# T\n\n<!-- galley-disable-next-line r -->\nX y\nz\n");
  CHECK(suppressed("y\nX  \nz\n", {{"r", "X"}}) == "y\nX <!-- galley-disable-line r -->  \nz\n");
  CHECK(suppressed("- X\n- y\n", {{"r", "X"}}) == "- X <!-- galley-disable-line r -->\n- y\n");
  CHECK(suppressed("X\n", {{"r", "X"}}) == "X <!-- galley-disable-line r -->\n");
  CHECK(suppressed("> X\n", {{"r", "X"}}) == "> X <!-- galley-disable-line r -->\n");
  CHECK(suppressed("| a | b |\n|---|---|\n| c | X |\n", {{"r", "X"}}) ==
        "| a | b |\n|---|---|\n| c | X <!-- galley-disable-line r --> |\n");
  CHECK(suppressed("y\n\n```\nX\n```\n", {{"r", "X"}}) ==
        "<!-- galley-disable-file r -->\n\ny\n\n```\nX\n```\n");
}

TEST_CASE("a document is left alone where a comment changes more than it shall") {
  MemoryFileSystem files;
  files.add("galley.yaml", "rules: {}\n");
  files.add("a.md", "---\ntoc: 'true'\n---\n");
  files.add("c.md", std::string("a\0b", 3));
  CheckScope scope;
  scope.current_folder = "/site";
  scope.paths = {""};
  const auto result = suppress_rules(files, scope, {"stringified-value", "unreadable-file"});
  REQUIRE(result);
  REQUIRE(result->documents.size() == 1);
  CHECK(result->documents[0].path == "a.md");
  CHECK(result->documents[0].after == "---\ntoc: 'true'  # galley-disable-line stringified-value\n---\n");
  CHECK(result->documents[0].diagnostics == 1);
  CHECK(result->left_alone == std::vector<std::string>{"c.md"});
}

TEST_CASE("a comment goes to another place where it would change what a reader sees") {
  CHECK(suppressed("# T\n\n[c]\n\n[b]: x\n[c]: X\n", {{"r", "X"}}) ==
        "# T\n\n[c]\n\n[b]: x\n<!-- galley-disable-next-line r -->\n[c]: X\n");
  CHECK(suppressed("[c]\n\n> [c]: X\n", {{"r", "X"}}) ==
        "[c]\n\n> <!-- galley-disable-next-line r -->\n> [c]: X\n");
  CHECK(suppressed("y\nz [a](X\n\"t\")\n", {{"r", "X"}}) ==
        "y <!-- galley-disable-next-line r -->\nz [a](X\n\"t\")\n");
  CHECK(suppressed("# T\n\n<img src=X>\n", {{"r", "X"}}) ==
        "# T\n\n<!-- galley-disable-next-line r -->\n<img src=X>\n");
  CHECK(suppressed("- [a\n  b]: X\n\n[a b] Y\n", {{"r", "Y"}, {"q", "[a b]"}}) ==
        "- [a\n  b]: X\n\n<!-- galley-disable-next-line q r -->\n[a b] Y\n");
  // GitHub shows the body of an admonition as code.
  CHECK(suppressed("!!! note\n\n    X\n", {{"r", "X"}}) ==
        "<!-- galley-disable-file r -->\n\n!!! note\n\n    X\n");
}

TEST_CASE("in MDX a comment stands in braces") {
  constexpr MarkdownSyntax mdx{.mdx = true};
  CHECK(suppressed("# T\n\nX\n", {{"r", "X"}}, mdx) == "# T\n\n{/* galley-disable-next-line r */}\nX\n");
  CHECK(suppressed("<A>\n  X\n</A>\n", {{"r", "X"}}, mdx) ==
        "<A>\n  X {/* galley-disable-line r */}\n</A>\n");
  CHECK(suppressed("<A>\n  <img src=\"X\" />\n</A>\n", {{"r", "<img"}}, mdx) ==
        "<A>\n  {/* galley-disable-next-line r */}\n  <img src=\"X\" />\n</A>\n");
  CHECK(suppressed("y\n## X\n", {{"r", "X"}}, mdx) == "y\n{/* galley-disable-next-line r */}\n## X\n");
  CHECK(suppressed("y\n\n```\nX\n```\n", {{"r", "X"}}, mdx) ==
        "{/* galley-disable-file r */}\n\ny\n\n```\nX\n```\n");
  CHECK(suppressed("# T\n\n{/* galley-disable-next-line q */}\nX\n", {{"r", "X"}}, mdx) ==
        "# T\n\n{/* galley-disable-next-line q r */}\nX\n");
}

TEST_CASE("what can't be held back leaves the others alone") {
  MemoryFileSystem files;
  files.add("galley.yaml", "extends: [github]\n");
  files.add("a.md", "# T\n\n[c] and [d](gone1.md)\n\n[c]: gone2.md\n");
  CheckScope scope;
  scope.current_folder = "/site";
  scope.paths = {""};
  const auto result = suppress_rules(files, scope, {"broken-link"});
  REQUIRE(result);
  REQUIRE(result->documents.size() == 1);
  CHECK(result->documents[0].diagnostics == 2);
  CHECK(result->documents[0].left == 0);
  CHECK(result->left_alone.empty());
}
