#include "catch.h"

#include "run/since.h"

#include <fmt/format.h>

#include <map>

using namespace galley;

namespace {

using Lines = std::vector<std::string>;
using Files = std::map<std::string, std::string>;

struct Compared {
  Lines lines;
  Lines notices;
  std::size_t left_out = 0, held = 0;
};

Compared compare(const Files &before, const Files &now, std::vector<std::string> paths = {""},
                 bool affected = false, BaselineUse baseline = BaselineUse::apply) {
  MemoryFileSystem old_files;
  MemoryFileSystem new_files;
  for (const auto &[path, text] : before) old_files.add(path, text);
  for (const auto &[path, text] : now) new_files.add(path, text);
  RunRequest request;
  request.scope.current_folder = "/home/site";
  request.scope.paths = std::move(paths);
  request.left_out.baseline = baseline;
  const auto result = run_between(old_files, "main", new_files, request, affected);
  if (!result) return {{"error: " + result.error().message}, {}};
  Compared compared{{}, result->notices, result->left_out, result->held};
  for (const Found &one : result->found)
    compared.lines.push_back(
        fmt::format("{}:{} {}", result->file_of(one), one.diagnostic.where.begin.line, one.diagnostic.rule));
  return compared;
}

const std::string bad = "---\ndraft: true\nstatus: evergreen\n---\nText.\n";
const std::string todo = "---\nsource: TBD\n---\nText.\n";
const std::string fine = "---\nlayout: page\n---\nText.\n";

} // namespace

TEST_CASE("what was there before is left out") {
  CHECK(compare({{"a.md", bad}}, {{"a.md", bad + "More.\n"}, {"b.md", todo}}).lines ==
        Lines{"b.md:2 placeholder-value"});
  CHECK(compare({{"a.md", bad}}, {{"a.md", bad + "More.\n"}, {"b.md", todo}}).left_out == 1);
}

TEST_CASE("a link that a removal broke is reported where it stands") {
  const Files before = {{"galley.yaml", ""}, {"a.md", fine + "[b](b.md)\n"}, {"b.md", fine}, {"c.md", bad}};
  Files now = before;
  now.erase("b.md");
  CHECK(compare(before, now).lines == Lines{"a.md:5 broken-link"});
  CHECK(compare(before, now, {"a.md"}).lines == Lines{"a.md:5 broken-link"});
  CHECK(compare(before, now, {"c.md"}).lines.empty());
  CHECK(compare(before, now, {"c.md"}, true).lines ==
        Lines{"a.md:5 broken-link", "c.md:3 draft-status-conflict"});
}

TEST_CASE("pages that are deleted don't silence the links to them") {
  Files before = {{"galley.yaml", ""}};
  for (int i = 0; i < 20; ++i)
    before[fmt::format("content/p{}.md", i)] = fmt::format("{}[x](/p{}/)\n", fine, (i + 1) % 20);
  Files now = before;
  for (int i = 0; i < 15; ++i) now.erase(fmt::format("content/p{}.md", i));
  CHECK(compare(before, now).lines == Lines{"content/p19.md:5 broken-link"});
  for (auto &[path, text] : now) {
    if (path != "galley.yaml") text += "[n](/nowhere/)\n";
  }
  CHECK(compare(before, now).lines.size() == 6);
}

TEST_CASE("one more of the same is new") {
  const std::string links = fine + "[x](gone.md)\n";
  CHECK(compare({{"a.md", links}}, {{"a.md", links + "[x](gone.md)\n"}}).lines ==
        Lines{"a.md:6 broken-link"});
  CHECK(compare({{"a.md", links + "[x](gone.md)\n"}}, {{"a.md", links}}).lines.empty());
}

TEST_CASE("a renamed document is a new one") {
  CHECK(compare({{"a.md", bad}}, {{"b.md", bad}}).lines == Lines{"b.md:3 draft-status-conflict"});
}

TEST_CASE("each state goes by its own config") {
  const Files off = {{"galley.yaml", "rules: { draft-status-conflict: off }\n"}, {"a.md", bad}};
  const Files on = {{"galley.yaml", ""}, {"a.md", bad}};
  CHECK(compare(off, on).lines == Lines{"a.md:3 draft-status-conflict"});
  CHECK(compare(on, off).lines.empty());
  CHECK(compare(off, on, {"galley.yaml"}, true).lines == Lines{"a.md:3 draft-status-conflict"});
}

TEST_CASE("a config that can't be read before makes all new, with a word") {
  const auto compared =
      compare({{"galley.yaml", "exclud: []\n"}, {"a.md", bad}}, {{"galley.yaml", ""}, {"a.md", bad}});
  CHECK(compared.lines == Lines{"a.md:3 draft-status-conflict"});
  REQUIRE(compared.notices.size() == 1);
  CHECK_THAT(compared.notices[0],
             ContainsSubstring("main can't be checked, so all counts as new: galley.yaml:1: unknown key"));
}

TEST_CASE("nothing before is no error, nothing now is one") {
  CHECK(compare({}, {{"a.md", bad}}).lines == Lines{"a.md:3 draft-status-conflict"});
  CHECK(compare({{"x.txt", ""}}, {{"a.md", bad}}).lines == Lines{"a.md:3 draft-status-conflict"});
  CHECK_THAT(compare({{"a.md", bad}}, {{"x.txt", ""}}).lines.at(0), ContainsSubstring("nothing to check"));
  CHECK_THAT(compare({{"a.md", bad}}, {{"b.md", bad}}, {"a.md"}).lines.at(0),
             ContainsSubstring("there is no file or folder a.md"));
}

TEST_CASE("what a comment holds back is not found, before or now") {
  const std::string held = fine + "[x](gone.md) <!-- galley-disable-line broken-link -->\n";
  const std::string open = fine + "[x](gone.md)\n";
  CHECK(compare({{"a.md", held}}, {{"a.md", open}}).lines == Lines{"a.md:5 broken-link"});
  CHECK(compare({{"a.md", open}}, {{"a.md", held}}).lines.empty());
}

TEST_CASE("a baseline holds what it holds, each state's its own") {
  MemoryFileSystem files;
  files.add("galley.yaml", "");
  files.add("a.md", bad);
  RunRequest request;
  request.scope.current_folder = "/home/site";
  request.scope.paths = {""};
  request.left_out.baseline = BaselineUse::write;
  const auto written = run(files, request);
  REQUIRE(written);
  const std::string baseline = written->baselines.at(0).text;
  const Files with = {{"galley.yaml", ""}, {"a.md", bad}, {"galley-baseline.txt", baseline}};
  const Files without = {{"galley.yaml", ""}, {"a.md", bad}};
  CHECK(compare({{"galley.yaml", ""}}, with).held == 1);
  CHECK(compare({{"galley.yaml", ""}}, with).lines.empty());
  CHECK(compare(with, without).lines == Lines{"a.md:3 draft-status-conflict"});
  CHECK(compare(without, with).lines.empty());
  CHECK(compare(with, without, {""}, false, BaselineUse::ignore).lines.empty());
}

TEST_CASE("sites are compared each by itself") {
  const Files before = {
      {"one/galley.yaml", ""}, {"one/a.md", bad}, {"two/galley.yaml", ""}, {"two/b.md", fine}};
  Files now = before;
  now["two/a.md"] = bad;
  CHECK(compare(before, now).lines == Lines{"two/a.md:3 draft-status-conflict"});
  CHECK(compare(before, now, {"one/a.md"}, true).lines == Lines{"one/a.md:3 draft-status-conflict"});
  CHECK(compare(before, now, {"two/b.md"}, true).lines == Lines{"two/a.md:3 draft-status-conflict"});
}

TEST_CASE("affected glossaries count as the rest of the site") {
  const std::string glossary = "- term: qubit\n  definition: a bit of two states at once\n";
  const Files before = {{"galley.yaml", "glossary: words.yaml\n"},
                        {"words.yaml", glossary},
                        {"a.md", fine + "A qubit.\n"},
                        {"b.md", fine}};
  Files now = before;
  now["a.md"] = fine;
  CHECK(compare(before, now, {"a.md"}, true).lines == Lines{"words.yaml:1 unused-glossary-entry"});
  CHECK(compare(now, now, {"a.md"}, true).lines.empty());
  CHECK(compare(before, now).lines == Lines{"words.yaml:1 unused-glossary-entry"});
}
