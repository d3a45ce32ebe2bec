#include "catch.h"

#include "actions/fixer.h"

#include <fmt/format.h>

#include <functional>

using namespace galley;

namespace {

constexpr Applicability safe = Applicability::safe;

Diagnostic found(std::string rule, std::vector<Edit> edits, std::string path = "a.md",
                 Applicability applicability = safe) {
  Diagnostic result;
  result.rule = std::move(rule);
  result.where.path = std::move(path);
  result.where.span = edits.empty() ? Span{} : edits.front().span;
  result.fix = Fix{"mend it", applicability, std::move(edits)};
  return result;
}

std::vector<std::string> chosen(const std::vector<Diagnostic> &diagnostics) {
  std::vector<const Diagnostic *> pointers;
  for (const Diagnostic &diagnostic : diagnostics) pointers.push_back(&diagnostic);
  std::vector<std::string> names;
  for (const Diagnostic *each : choose_fixes(pointers)) {
    names.push_back(fmt::format("{}:{}", each->rule, each->where.span.begin));
  }
  return names;
}

using Names = std::vector<std::string>;

// A finder that asks `look` about each file's text.
using Look =
    std::function<void(const std::string &path, const std::string &text, std::vector<Diagnostic> &out)>;

// Of a run over the site that is the current folder.
RunResult empty_result() {
  RunResult result;
  result.sites.emplace_back().folder = {"/site", "/site"};
  return result;
}

void add(const Look &look, const std::string &path, const std::string &text, RunResult &result) {
  std::vector<Diagnostic> diagnostics;
  look(path, text, diagnostics);
  for (Diagnostic &one : diagnostics) result.found.push_back({0, std::move(one)});
}

Finder finder(Names paths, Look look) {
  return [paths = std::move(paths), look = std::move(look)](const FileSystem &files, const RunRequest &) {
    RunResult result = empty_result();
    for (const std::string &path : paths) {
      std::string text;
      REQUIRE(files.read(path, max_source_size, text));
      add(look, path, text, result);
    }
    return Result<RunResult>(std::move(result));
  };
}

// Reports each place of a word, with the fix to put another one there.
Look replace_word(std::string rule, std::string word, std::string other, Applicability applicability = safe) {
  return [=](const std::string &path, const std::string &text, std::vector<Diagnostic> &out) {
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
      const auto begin = static_cast<std::uint32_t>(at);
      const auto end = static_cast<std::uint32_t>(at + word.size());
      out.push_back(found(rule, {{{begin, end}, other}}, path, applicability));
    }
  };
}

Look both(Look first, Look second) {
  return [=](const std::string &path, const std::string &text, std::vector<Diagnostic> &out) {
    first(path, text, out);
    second(path, text, out);
  };
}

FixResult fixed(const MemoryFileSystem &files, const Finder &find, bool unsafe = false, Names rules = {}) {
  auto result = fix(files, {RunRequest(), unsafe, std::move(rules)}, find);
  REQUIRE(result);
  for (const FixedDocument &document : result->documents) {
    CHECK(apply_edits(document.before, document.edits) == document.after);
  }
  return *std::move(result);
}

FixResult fixed(const std::string &text, const Look &look, bool unsafe = false, Names rules = {}) {
  MemoryFileSystem files;
  files.add("a.md", text);
  return fixed(files, finder({"a.md"}, look), unsafe, std::move(rules));
}

} // namespace

TEST_CASE("of fixes that meet, the first by rule and then by place is made") {
  CHECK(chosen({found("b", {{{0, 4}, ""}}), found("a", {{{2, 6}, ""}})}) == Names{"a:2"});
  CHECK(chosen({found("a", {{{4, 8}, ""}}), found("a", {{{2, 6}, ""}})}) == Names{"a:2"});
  CHECK(chosen({found("a", {{{0, 2}, ""}}), found("b", {{{2, 4}, ""}})}) == Names{"a:0", "b:2"});
  CHECK(chosen({found("a", {{{0, 2}, ""}}), found("b", {{{0, 2}, ""}})}) == Names{"a:0"});
}

TEST_CASE("an insertion meets what it touches") {
  CHECK(chosen({found("a", {{{2, 2}, "x"}}), found("b", {{{2, 2}, "y"}})}) == Names{"a:2"});
  CHECK(chosen({found("a", {{{2, 2}, "x"}}), found("b", {{{2, 4}, ""}})}) == Names{"a:2"});
  CHECK(chosen({found("a", {{{2, 4}, ""}}), found("b", {{{4, 4}, "y"}})}) == Names{"a:2"});
  CHECK(chosen({found("a", {{{2, 4}, ""}}), found("b", {{{3, 3}, "y"}})}) == Names{"a:2"});
  CHECK(chosen({found("a", {{{2, 4}, ""}}), found("b", {{{5, 5}, "y"}})}) == Names{"a:2", "b:5"});
}

TEST_CASE("a fix is made whole or not at all") {
  CHECK(chosen({found("a", {{{8, 9}, ""}}), found("b", {{{0, 1}, ""}, {{8, 9}, ""}}),
                found("c", {{{0, 1}, ""}})}) == Names{"a:8", "c:0"});
  // Its own edits may touch.
  CHECK(chosen({found("a", {{{2, 2}, "x"}, {{2, 4}, ""}}), found("b", {{{4, 6}, ""}})}) ==
        Names{"a:2", "b:4"});
}

TEST_CASE("fixes that wait, and those that fixes bring, are made in later rounds") {
  const FixResult result =
      fixed("ab\n", both(replace_word("one", "ab", "cd"), replace_word("two", "d", "ef")));
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents.front().after == "cef\n");
  CHECK(result.documents.front().fixes == 2);
  CHECK(result.left.found.empty());
  CHECK(result.defects.empty());
}

TEST_CASE("unsafe fixes, and those of other rules, are made only where they are wanted") {
  const Look look = both(replace_word("one", "a", "x"), replace_word("two", "b", "y", Applicability::unsafe));
  CHECK(fixed("ab\n", look).documents.at(0).after == "xb\n");
  CHECK(fixed("ab\n", look, true).documents.at(0).after == "xy\n");
  CHECK(fixed("ab\n", look, true, {"two"}).documents.at(0).after == "ay\n");
  const FixResult none = fixed("ab\n", look, false, {"two"});
  CHECK(none.documents.empty());
  CHECK(none.left.found.size() == 2);
}

TEST_CASE("a document whose fixes come to no end stays as it was, and is named") {
  MemoryFileSystem files;
  files.add("a.md", "left word\n");
  files.add("b.md", "word\n");
  const Look swap = both(replace_word("one", "left", "right"), replace_word("two", "right", "left"));
  const FixResult result =
      fixed(files, finder({"a.md", "b.md"}, both(swap, replace_word("three", "word", "thing"))));
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents.front().path == "b.md");
  REQUIRE(result.defects.size() == 1);
  CHECK_THAT(result.defects.front(), ContainsSubstring("a.md") && ContainsSubstring("10 rounds") &&
                                         ContainsSubstring("defect of galley"));
  CHECK(result.left.found.size() == 2); // of the text as it was
}

TEST_CASE("fixes need no more than ten rounds without progress, and may need all of them") {
  // Each round adds a letter in front of the others, until there are `size`.
  const auto count = [](std::size_t size) {
    return fixed("a", [size](const auto &, const std::string &text, std::vector<Diagnostic> &out) {
      if (text.size() < size) out.push_back(found("one", {{{0, 0}, "a"}}));
    });
  };
  CHECK(count(11).documents.at(0).fixes == 10);
  CHECK(count(11).defects.empty());
  CHECK(count(13).documents.empty());
  CHECK(count(13).defects.size() == 1);
}

TEST_CASE("a defect may hide all those behind it, and the rounds that find them go on") {
  const Look first_letter = [](const auto &, const std::string &text, std::vector<Diagnostic> &out) {
    const std::size_t next = text.find('a');
    if (next != text.npos) {
      const auto begin = static_cast<std::uint32_t>(next);
      out.push_back(found("one", {{{begin, begin + 1}, "long"}}));
    }
  };
  const FixResult all = fixed(std::string(90, 'a'), first_letter);
  CHECK(all.documents.at(0).fixes == 90);
  CHECK(all.defects.empty());
  CHECK(all.unfinished.empty());
  const FixResult some = fixed(std::string(101, 'a'), first_letter);
  CHECK(some.documents.at(0).fixes == 100);
  CHECK(some.defects.empty());
  REQUIRE(some.unfinished.size() == 1);
  CHECK_THAT(some.unfinished.front(), ContainsSubstring("run galley fix again"));
}

TEST_CASE("any number of fixes may wait for one place") {
  const auto insert_missing = [](const std::string &path, const std::string &text,
                                 std::vector<Diagnostic> &out) {
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      if (text.find(letter) == text.npos)
        out.push_back(found("one", {{{0, 0}, std::string(1, letter)}}, path));
    }
  };
  const FixResult result = fixed("\n", insert_missing);
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents.front().after == "zyxwvutsrqponmlkjihgfedcba\n");
  CHECK(result.documents.front().fixes == 26);
  CHECK(result.defects.empty());
}

TEST_CASE("a fix that breaks the front matter is left out, and the others are made") {
  const std::string text = "---\ntitle: word\ntags: [a]\n---\nBody.\n";
  const std::vector<std::pair<std::string, std::string>> bad = {{"a]", "[a"},
                                                                {"---\nBody", "Body"},
                                                                {"tags", "title"},
                                                                {"tags: [a]", "- a"},
                                                                {"Body", std::string(1, '\0')}};
  for (const auto &[word, other] : bad) {
    INFO(word);
    const FixResult result =
        fixed(text, both(replace_word("bad", word, other), replace_word("good", "word", "name")));
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents.front().after == "---\ntitle: name\ntags: [a]\n---\nBody.\n");
    REQUIRE(result.defects.size() == 1);
    CHECK_THAT(result.defects.front(), ContainsSubstring("bad in a.md breaks the front matter"));
    CHECK(result.left.found.size() == 1);
  }
}

TEST_CASE("a fix that makes front matter readable may show what else is wrong with it") {
  const FixResult result =
      fixed("---\ntitle: @a\nb: 1\nb: 2\nb: 3\n---\n", replace_word("quote", " @a", " '@a'"));
  REQUIRE(result.documents.size() == 1);
  CHECK(result.defects.empty());
}

TEST_CASE("a fix whose edits can't be made is left out") {
  for (const std::vector<Edit> &edits : {std::vector<Edit>{}, std::vector<Edit>{{{0, 99}, ""}},
                                         std::vector<Edit>{{{0, 2}, ""}, {{1, 3}, ""}}}) {
    const FixResult result = fixed("abc\n", [&](const auto &, const auto &, std::vector<Diagnostic> &out) {
      out.push_back(found("one", edits));
    });
    CHECK(result.documents.empty());
    CHECK(result.defects.size() == 1);
  }
}

TEST_CASE("a document that changes between the run and its fixes is left alone") {
  MemoryFileSystem files;
  files.add("a.md", "word\n");
  files.add("b.md", "word\n");
  const Finder find = finder({"a.md", "b.md"}, replace_word("one", "word", "thing"));
  const FixResult result = fixed(files, [&](const FileSystem &seen, const RunRequest &request) {
    auto run_result = find(seen, request);
    files.add("a.md", "another word\n");
    return run_result;
  });
  CHECK(result.changed == Names{"a.md"});
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents.front().path == "b.md");
}

TEST_CASE("standard input is a document like others, by whatever name") {
  MemoryFileSystem files;
  files.add("notes/a.md", "word\n");
  FixRequest request;
  request.run.scope.current_folder = "/site";
  for (const std::string name : {"", "notes/a.md", "./notes/a.md"}) {
    request.run.scope.stdin_document = StdinDocument{name, "the word\n"};
    const std::string path = name.empty() ? "<stdin>" : "notes/a.md";
    const auto result = fix(files, request, [&](const FileSystem &, const RunRequest &run_request) {
      RunResult run_result = empty_result();
      add(replace_word("one", "word", "thing"), path, run_request.scope.stdin_document->text, run_result);
      return Result<RunResult>(std::move(run_result));
    });
    REQUIRE(result);
    REQUIRE(result->documents.size() == 1);
    CHECK(result->documents.front().path == path);
    CHECK(result->documents.front().after == "the thing\n");
  }
}
