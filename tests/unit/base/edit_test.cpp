#include "catch.h"

#include "base/edit.h"

#include <random>
#include <sstream>

using namespace galley;

namespace {

std::string diff(std::string_view text, std::vector<Edit> edits) {
  REQUIRE(sort_edits(edits, text.size()));
  std::string out;
  append_unified_diff(out, "a.md", text, edits);
  return out;
}

// What `patch` does, and as strict: context and removed lines have to stand where the hunk says.
std::string patched(const std::string &text, const std::string &diff) {
  std::vector<std::string> old;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    old.push_back(text.substr(at, end - at));
    at = end;
  }
  std::string result;
  std::size_t line = 0;
  std::istringstream in(diff);
  std::string read;
  std::string *last = nullptr;
  std::vector<std::string> out;
  while (std::getline(in, read)) {
    if (read.starts_with("--- ") || read.starts_with("+++ ") || read.starts_with("# ")) continue;
    if (read.starts_with("@@ -")) {
      const std::string range = read.substr(4, read.find(' ', 4) - 4);
      const std::size_t start = std::stoul(range) - (range.ends_with(",0") ? 0 : 1);
      while (line < start) out.push_back(old.at(line++));
      continue;
    }
    if (read.starts_with("\\")) {
      if (last != nullptr) last->pop_back();
      continue;
    }
    const std::string body = read.substr(1) + "\n";
    last = nullptr;
    if (read[0] == '+' || read[0] == ' ') last = &out.emplace_back(body);
    if (read[0] == '-' || read[0] == ' ') {
      REQUIRE(old.at(line).substr(0, read.size() - 1) == read.substr(1));
      ++line;
    }
  }
  while (line < old.size()) out.push_back(old.at(line++));
  for (const std::string &each : out) result += each;
  return result;
}

// `below(n)` is a number below n.
template <class Below> std::vector<Edit> random_edits(std::size_t size, Below below) {
  std::vector<Edit> edits;
  for (std::size_t at = 0; edits.size() < 6;) {
    const std::size_t begin = at + below(size / 3 + 2);
    const std::size_t end = begin + below(4);
    if (end > size) break;
    std::string replacement;
    for (std::size_t left = below(4); left > 0; --left) replacement += "xa\n"[below(3)];
    edits.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, replacement});
    at = end;
  }
  return edits;
}

} // namespace

TEST_CASE("edits are made at their places, in any order given") {
  CHECK(apply_edits("draft: 'true'\n", {{{12, 13}, ""}, {{7, 8}, ""}}) == "draft: true\n");
  CHECK(apply_edits("ab", {{{1, 1}, "x"}, {{1, 1}, "y"}, {{1, 2}, "z"}}) == "axyz");
  CHECK(apply_edits("", {{{0, 0}, "x"}}) == "x");
  CHECK(apply_edits("标签", {{{3, 6}, "题"}}) == "标题");
}

TEST_CASE("edits that want the same bytes, or bytes that aren't there, are refused") {
  CHECK_FALSE(apply_edits("abcd", {{{0, 2}, ""}, {{1, 3}, ""}}));
  CHECK_FALSE(apply_edits("abcd", {{{0, 3}, ""}, {{1, 1}, "x"}}));
  CHECK_FALSE(apply_edits("abcd", {{{3, 5}, ""}}));
  CHECK_FALSE(apply_edits("abcd", {{{3, 2}, ""}}));
}

TEST_CASE("a diff shows whole lines, with three around them") {
  CHECK(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", {{{8, 9}, "five"}}) ==
        "--- a.md\n+++ a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(diff("a\nb\n", {{{2, 2}, "new\n"}}) == "--- a.md\n+++ a.md\n@@ -1,2 +1,3 @@\n a\n+new\n b\n");
  CHECK(diff("a\nb\n", {{{0, 2}, ""}}) == "--- a.md\n+++ a.md\n@@ -1,2 +1 @@\n-a\n b\n");
  CHECK(diff("", {{{0, 0}, "a\n"}}) == "--- a.md\n+++ a.md\n@@ -0,0 +1 @@\n+a\n");
  CHECK(diff("a\n", {{{0, 1}, "a"}}).empty());
  CHECK(diff("a\nb\n", {{{0, 1}, "x"}, {{2, 3}, "y"}}) ==
        "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n-a\n-b\n+x\n+y\n");
  std::string spaced;
  append_unified_diff(spaced, "a b.md", "a\n", {{{0, 1}, "b"}});
  CHECK(spaced.starts_with("--- a b.md\t\n+++ a b.md\t\n@@"));
}

TEST_CASE("a diff keeps CRLF and says where a final newline is missing") {
  CHECK(diff("a\r\nb", {{{3, 4}, "c"}}) ==
        "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n a\r\n-b\n"
        "\\ No newline at end of file\n+c\n\\ No newline at end of file\n");
  CHECK(diff("a", {{{1, 1}, "\n"}}) ==
        "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("lines that can't be printed stand in no diff, and neither do those beyond them") {
  const auto hunk_of = [](const std::string &text, char old) {
    const auto at = static_cast<std::uint32_t>(text.find(old));
    const std::string shown = diff(text, {{{at, at + 1}, "x"}});
    return shown.substr(std::min(shown.find("@@"), shown.size()));
  };
  CHECK(hunk_of("1\n\x1b\n3\n4\n5\n6\n7\n8\n", '5') == "@@ -3,5 +3,5 @@\n 3\n 4\n-5\n+x\n 6\n 7\n");
  CHECK(hunk_of("1\n2\n3\n\u202e\n5\n6\n7\n", '3') == "@@ -3 +3 @@\n-3\n+x\n");
  CHECK(hunk_of("1\n2\n ::error::\n", '1') == "@@ -1,2 +1,2 @@\n-1\n+x\n 2\n");
  CHECK(hunk_of("1\n::: tip\n##[a]\n", '1') == "@@ -1,2 +1,2 @@\n-1\n+x\n ::: tip\n");
  CHECK(hunk_of("\ufeff1\t\r\n2\n", '1') == "@@ -1,2 +1,2 @@\n-\ufeff1\t\r\n+\ufeffx\t\r\n 2\n");
}

TEST_CASE("a change that can't be printed is a remark, which is no part of the patch") {
  std::string out;
  const std::string text = "1\n2\x1b\n3\n";
  CHECK(append_unified_diff(out, "a.md", text, {{{0, 1}, "x"}, {{6, 6}, "\x7f"}}) == 1);
  CHECK(out == "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-1\n+x\n"
               "# a.md: no part of the patch, since these lines hold what can't be printed:\n"
               "# @@ -3 +3 @@\n# -3\n# +3\\x7f\n");
  CHECK(patched(text, out) == "x\n2\x1b\n3\n");
}

TEST_CASE("a diff quotes a path as Git does where it could not stand at the start of a line") {
  const auto name_of = [](std::string_view path) {
    std::string out;
    append_unified_diff(out, path, "a\n", {{{0, 1}, "b"}});
    return out.substr(4, out.find('\n') - 4);
  };
  CHECK(name_of("a\x1b b.md") == "\"a\\033\\040b.md\"");
  CHECK(name_of("::x.md") == "\"\\072\\072x.md\"");
  CHECK(name_of("\"a\".md") == "\"\\042a\\042.md\"");
  CHECK(name_of("é:1.md") == "é:1.md");
}

TEST_CASE("a diff made from edits, applied, is the text with the edits") {
  std::mt19937 random(7); // whose sequence the standard fixes
  const auto below = [&](std::size_t bound) { return random() % bound; };
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (std::size_t size = below(60); size > 0; --size) text += "ab\n\n"[below(4)];
    const std::vector<Edit> edits = random_edits(text.size(), below);
    CAPTURE(text, round);
    CHECK(patched(text, diff(text, edits)) == *apply_edits(text, edits));
  }
}

TEST_CASE("edits after edits come to edits of the text before") {
  const auto composed = [](std::vector<Edit> first, const std::vector<Edit> &second) {
    const std::vector<Edit> edits = compose_edits(first, second);
    REQUIRE(edits.size() == 1);
    return edits.front();
  };
  const Edit rewritten = composed({{{2, 4}, "xyz"}}, {{{3, 4}, ""}}); // abcdef, abxyzef, abxzef
  CHECK(rewritten.span == Span{2, 4});
  CHECK(rewritten.replacement == "xz");
  const Edit joined = composed({{{2, 2}, "x"}}, {{{2, 2}, "y"}}); // before what was inserted
  CHECK(joined.span == Span{2, 2});
  CHECK(joined.replacement == "yx");
  CHECK(compose_edits({{{2, 2}, "x"}}, {{{2, 3}, ""}}).empty());

  std::mt19937 random(11);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (std::size_t size = below(40); size > 0; --size) text += "abc\n"[below(4)];
    std::vector<Edit> edits;
    std::string now = text;
    for (int step = 0; step < 3; ++step) {
      const std::vector<Edit> more = random_edits(now.size(), below);
      edits = compose_edits(edits, more);
      now = *apply_edits(now, more);
    }
    CAPTURE(text, round);
    CHECK(sort_edits(edits, text.size()));
    CHECK(*apply_edits(text, edits) == now);
  }
}
