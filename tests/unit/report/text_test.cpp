#include "catch.h"

#include "report/text.h"

#include <regex>

using namespace galley;

namespace {

Diagnostic diagnostic(const std::string &path, const std::string &message) {
  Diagnostic result;
  result.rule = "some-rule";
  result.where.path = path;
  result.where.begin = {3, 10, 6, 7, 8};
  result.message = message;
  return result;
}

std::string print(const Diagnostic &diagnostic, TextFormat format = {}) {
  std::string out;
  append_text(out, {diagnostic}, format);
  return out;
}

// What Visual Studio Code's $gcc problem matcher reads.
std::smatch match_gcc(const std::string &line) {
  static const std::regex gcc(R"(^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):\s+(.*)\n$)");
  std::smatch found;
  REQUIRE(std::regex_match(line, found, gcc));
  return found;
}

} // namespace

TEST_CASE("a diagnostic is a line as compilers print it") {
  Diagnostic found = diagnostic("posts/a.md", "what is wrong");
  CHECK(print(found) == "posts/a.md:3:6: warning: what is wrong [some-rule]\n");
  found.severity = Severity::error;
  CHECK(print(found) == "posts/a.md:3:6: error: what is wrong [some-rule]\n");
  found.severity = Severity::info;
  CHECK(print(found) == "posts/a.md:3:6: note: what is wrong [some-rule]\n");
}

TEST_CASE("a column counts what it is told to") {
  const Diagnostic found = diagnostic("a.md", "x");
  CHECK(print(found, {ColumnUnit::code_point}).starts_with("a.md:3:6:"));
  CHECK(print(found, {ColumnUnit::byte}).starts_with("a.md:3:10:"));
  CHECK(print(found, {ColumnUnit::utf16}).starts_with("a.md:3:7:"));
  CHECK(print(found, {ColumnUnit::display}).starts_with("a.md:3:8:"));
}

TEST_CASE("related places are notes below their diagnostic") {
  Diagnostic found = diagnostic("a.md", "x");
  Related related;
  related.where.path = "b.md";
  related.where.begin.line = 7;
  related.message = "the other one";
  found.related.push_back(related);
  CHECK(print(found) == "a.md:3:6: warning: x [some-rule]\nb.md:7:1: note: the other one [some-rule]\n");
}

TEST_CASE("controls of paths and messages are escaped") {
  const std::string out = print(diagnostic("a\nb.md", "\x1b[31mred\nline\r\xC2\x9B\xFF\xE2\x80\xAE"));
  CHECK(out == "a\\nb.md:3:6: warning: \\x1b[31mred\\nline\\r\\u009b\\xff\\u202e [some-rule]\n");
}

TEST_CASE("a path can't be taken for more than a path") {
  CHECK(match_gcc(print(diagnostic("a:1:2.md", "m")))[1] == "a:1:2.md");
  CHECK(match_gcc(print(diagnostic("Notes: a.md", "m")))[1] == "Notes: a.md");
  CHECK(match_gcc(print(diagnostic("a:1:2: error: b.md", "m")))[1] == "a\\x3a1\\x3a2\\x3a error\\x3a b.md");
  CHECK(match_gcc(print(diagnostic("a:1:\nwarning: b.md", "m")))[2] == "3");
  CHECK(match_gcc(print(diagnostic("a.md", "b.md:1:2: error: m")))[1] == "a.md");
}

TEST_CASE("colors change nothing but the colors") {
  const Diagnostic found = diagnostic("a.md", "x");
  const std::string colored = print(found, {ColumnUnit::code_point, true});
  CHECK(colored.find("\x1b[") != std::string::npos);
  CHECK(std::regex_replace(colored, std::regex("\x1b\\[[0-9;]*m"), "") == print(found));
}
