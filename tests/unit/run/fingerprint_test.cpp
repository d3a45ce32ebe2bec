#include "catch.h"

#include "run/fingerprint.h"

#include <set>

using namespace galley;

namespace {

using Prints = std::vector<std::string>;

Diagnostic diagnostic(std::string_view text, std::string_view at, std::string message = "wrong",
                      std::size_t from = 0) {
  Diagnostic result;
  result.rule = "some-rule";
  result.message = std::move(message);
  result.where.path = "notes/a.md";
  const std::size_t begin = text.find(at, from);
  REQUIRE(begin != text.npos);
  result.where.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + at.size())};
  return result;
}

Prints prints_of(const std::vector<Diagnostic> &diagnostics, std::string_view text) {
  std::vector<const Diagnostic *> pointers;
  for (const Diagnostic &one : diagnostics) pointers.push_back(&one);
  return fingerprints(pointers, text);
}

std::string print(std::string_view text, std::string_view at, std::string message = "wrong") {
  return prints_of({diagnostic(text, at, std::move(message))}, text).at(0);
}

} // namespace

TEST_CASE("a fingerprint is the same on every machine") {
  CHECK(print("tags: [lone]\n", "lone") == "b56cdff3ff4d6c7f");
}

TEST_CASE("moved lines, edited neighbours and line endings don't change a fingerprint") {
  const std::string before = print("---\ntags: [a, lone]\n---\nText.\n", "lone");
  CHECK(print("New.\n\n---\ntags: [lone, b]\n---\n", "lone") == before);
  CHECK(print("---\r\ntags: [a, lone]\r\n", "lone") == before);
  CHECK(print("**a  term**", "a  term") == print("**a term**", "a term"));
  CHECK(print("list:\r\n- a b\r\n- c\r\n", "- a b\r\n- c") == print("list:\n- a b\n- d\n", "- a b\n- d"));
}

TEST_CASE("what other documents change in a message doesn't change a fingerprint") {
  CHECK(print("tags: [lone]\n", "lone", "used by only 1 document") ==
        print("tags: [lone]\n", "lone", "used by only 2 documents"));
}

TEST_CASE("rule, path and words tell fingerprints apart") {
  const std::string text = "tags: [lone, lonely]\n";
  Diagnostic other_rule = diagnostic(text, "lone");
  other_rule.rule = "other-rule";
  Diagnostic other_path = diagnostic(text, "lone");
  other_path.where.path = "notes/b.md";
  const Prints prints =
      prints_of({diagnostic(text, "lone"), other_rule, other_path, diagnostic(text, "lonely")}, text);
  CHECK(std::set<std::string>(prints.begin(), prints.end()).size() == 4);
  for (const std::string &each : prints) CHECK(each.size() == 16);
}

TEST_CASE("at a fence or at nothing, the message tells fingerprints apart, but not its numbers") {
  CHECK(print("---\n", "---", "the key \"a\" is missing") !=
        print("---\n", "---", "the key \"b\" is missing"));
  CHECK(print("---\n", "", "the key \"a\" is missing") == print("---\n", "---", "the key \"a\" is missing"));
  CHECK(print("x", "", "the file holds 4194305 bytes") == print("x", "", "the file holds 5000000 bytes"));
  Diagnostic beyond = diagnostic("0123456789", "789");
  CHECK(prints_of({beyond}, "short").at(0) == print("", ""));
}

TEST_CASE("equal defects are numbered in document order, whatever order they come in") {
  const std::string text = "a: TODO\nb: TODO\nc: TODO\n";
  const Diagnostic first = diagnostic(text, "TODO"), second = diagnostic(text, "TODO", "wrong", 8),
                   third = diagnostic(text, "TODO", "wrong", 16);
  const std::string base = print(text, "TODO");
  CHECK(prints_of({third, first, second}, text) == Prints{base + "#3", base, base + "#2"});
}
