#include "catch.h"

#include "run/baseline.h"
#include "run/run.h"

#include <fmt/format.h>

using namespace galley;

namespace {

const std::string config = "rules: { orphan-tag: { min-site: 2 } }\n";

RunResult run_site(const FileSystem &files, BaselineUse use, std::vector<std::string> paths = {""}) {
  RunRequest request;
  request.scope.current_folder = "/site";
  request.scope.paths = std::move(paths);
  request.left_out.baseline = use;
  request.scope.jobs = 2;
  auto result = run(files, request);
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result);
  return *std::move(result);
}

// Writes the site's baseline as the program does.
BaselineUpdate write(MemoryFileSystem &files, BaselineUse use = BaselineUse::write,
                     std::vector<std::string> paths = {""}) {
  RunResult result = run_site(files, use, std::move(paths));
  REQUIRE(result.baselines.size() == 1);
  files.add(result.baselines[0].path, result.baselines[0].text);
  return result.baselines[0];
}

std::vector<std::string> found(const FileSystem &files, std::vector<std::string> paths = {""}) {
  std::vector<std::string> lines;
  const RunResult result = run_site(files, BaselineUse::apply, std::move(paths));
  for (const Found &one : result.found)
    lines.push_back(
        fmt::format("{}:{} {}", result.file_of(one), one.diagnostic.where.begin.line, one.diagnostic.rule));
  return lines;
}

using Lines = std::vector<std::string>;

std::string error_of(const std::string &text) {
  MemoryFileSystem files;
  files.add("b.txt", text);
  const auto baseline = read_baseline(files, "b.txt");
  if (baseline) return "none";
  return fmt::format("{}:{}: {}", baseline.error().path, baseline.error().place.line,
                     baseline.error().message);
}

} // namespace

TEST_CASE("a first baseline takes all that is found, and the next check is clean") {
  MemoryFileSystem files;
  files.add("galley.yaml", config);
  files.add("a.md", "---\ndraft: 'true'\ntags: [lone]\n---\n");
  files.add("b.md", "---\ntitle: TODO\n---\n");
  const BaselineUpdate update = write(files);
  CHECK(update.path == "galley-baseline.txt");
  CHECK(update.entries == 3);
  CHECK(update.added == 3);
  CHECK(found(files).empty());
  CHECK(run_site(files, BaselineUse::apply).held == 3);
  CHECK(run_site(files, BaselineUse::ignore).found.size() == 3);
  CHECK_FALSE(write(files).changed);
}

TEST_CASE("a second defect of a rule that the baseline holds for the document is seen") {
  MemoryFileSystem files;
  files.add("galley.yaml", config);
  files.add("b.md", "---\ntitle: TODO\n---\n");
  write(files);
  files.add("b.md", "---\nauthor: x\ntitle: TODO\nsource: TODO\n---\n");
  CHECK(found(files) == Lines{"b.md:4 placeholder-value"});
  files.add("b.md", "---\ntitle: TBD\nsource: TODO\n---\n");
  CHECK(found(files) == Lines{"b.md:2 placeholder-value"});
}

TEST_CASE("an orphan tag stays in the baseline while other documents come and go") {
  MemoryFileSystem files;
  files.add("galley.yaml", "rules: { orphan-tag: { min-site: 2, min-documents: 4 } }\n");
  files.add("a.md", "---\ntags: [lone]\n---\n");
  files.add("b.md", "---\ntags: []\n---\n");
  CHECK(write(files).entries == 1);
  files.add("b.md", "---\ntags: [lone]\n---\n");
  CHECK(found(files) == Lines{"b.md:2 orphan-tag"});
}

TEST_CASE("mended entries are named, and removed by --write-baseline, which adds nothing") {
  MemoryFileSystem files;
  files.add("galley.yaml", config);
  files.add("a.md", "---\ndraft: 'true'\n---\n");
  files.add("b.md", "---\ntitle: TODO\n---\n");
  write(files);
  files.add("a.md", "---\ndraft: true\ntitle: TBD\n---\n");
  CHECK(run_site(files, BaselineUse::apply).notices ==
        Lines{"galley-baseline.txt: 1 entry is mended; `galley check --write-baseline` removes it"});
  const BaselineUpdate update = write(files);
  CHECK(update.mended == 1);
  CHECK(update.added == 0);
  CHECK(update.entries == 1);
  CHECK(found(files) == Lines{"a.md:3 placeholder-value"});
  CHECK(write(files, BaselineUse::grow).added == 1);
  CHECK(found(files).empty());
}

TEST_CASE(
    "entries of documents that were not checked are left alone; those of documents that are gone are not") {
  MemoryFileSystem files;
  files.add("galley.yaml", config);
  files.add("a.md", "---\ndraft: 'true'\n---\n");
  files.add("b.md", "---\ntitle: TODO\n---\n");
  write(files);
  files.add("a.md", "Fine.\n");
  CHECK(run_site(files, BaselineUse::apply, {"b.md"}).notices.empty());
  CHECK(write(files, BaselineUse::write, {"b.md"}).entries == 2);
  CHECK(write(files, BaselineUse::write, {"a.md"}).entries == 1);

  MemoryFileSystem without_b;
  without_b.add("galley.yaml", config);
  without_b.add("a.md", "Fine.\n");
  std::string text;
  REQUIRE(files.read("galley-baseline.txt", 1000, text));
  without_b.add("galley-baseline.txt", text);
  CHECK(run_site(without_b, BaselineUse::apply, {"a.md"}).notices.empty());
  CHECK(run_site(without_b, BaselineUse::apply).notices.size() == 1);
  CHECK(write(without_b).entries == 0);
}

TEST_CASE("a document that can't be read in full has mended nothing") {
  MemoryFileSystem files;
  files.add("galley.yaml", config);
  files.add("a.md", "---\ndraft: 'true'\n---\n");
  write(files);
  files.add("a.md", "---\ntitle: @x\ndraft: 'true'\n---\n");
  CHECK(found(files) == Lines{"a.md:2 front-matter-syntax"});
  CHECK(run_site(files, BaselineUse::apply).notices.empty());
  CHECK(write(files).entries == 1);
}

TEST_CASE("the config may name the file, which need not exist") {
  MemoryFileSystem files;
  files.add("galley.yaml", "baseline: ci/old.txt\n");
  files.add("a.md", "---\ndraft: 'true'\n---\n");
  CHECK(found(files).size() == 1);
  CHECK(write(files).path == "ci/old.txt");
  CHECK(found(files).empty());
}

TEST_CASE("each site of a run has its own baseline") {
  MemoryFileSystem files;
  files.add("one/galley.yaml", "");
  files.add("one/a.md", "---\ndraft: 'true'\n---\n");
  files.add("two/galley.yaml", "");
  files.add("two/a.md", "---\ndraft: 'true'\n---\n");
  const RunResult result = run_site(files, BaselineUse::write, {"one", "two"});
  REQUIRE(result.baselines.size() == 2);
  CHECK(result.baselines[0].path == "one/galley-baseline.txt");
  files.add(result.baselines[0].path, result.baselines[0].text);
  CHECK(found(files, {"one", "two"}) == Lines{"two/a.md:2 stringified-value"});
}

TEST_CASE("a baseline is read as a merge or an editor may leave it") {
  MemoryFileSystem files;
  files.add("b.txt", "\xef\xbb\xbf# galley baseline: old\r\nz.md\tr\t0123456789abcdef#12\r\n\r\n"
                     "a\\x09b.md\tr\t0123456789abcdef\r\nz.md\tr\t0123456789abcdef#12\n# galley baseline\n"
                     "c.md\tr\t0123456789abcdef");
  const auto baseline = read_baseline(files, "b.txt");
  REQUIRE(baseline);
  CHECK(baseline->entries.size() == 3);
  MemoryFileSystem again;
  again.add("b.txt", baseline_text(*baseline));
  CHECK(baseline_text(*read_baseline(again, "b.txt")) == baseline_text(*baseline));
}

TEST_CASE("a line that is no entry is an error with its place") {
  CHECK_THAT(error_of("# galley baseline\nx.md r 0123\n"),
             Catch::Matchers::StartsWith("b.txt:2: this is no entry"));
  CHECK_THAT(error_of("a.md\tr\t0123456789abcdeg\n"),
             Catch::Matchers::StartsWith("b.txt:1: this is no entry"));
  CHECK_THAT(error_of("a.md\tr\t0123456789abcdef#\n"),
             Catch::Matchers::StartsWith("b.txt:1: this is no entry"));
  CHECK_THAT(error_of("a.md\tr\t0123456789abcdef2\n"),
             Catch::Matchers::StartsWith("b.txt:1: this is no entry"));
  CHECK_THAT(error_of("\tr\t0123456789abcdef\n"), Catch::Matchers::StartsWith("b.txt:1: this is no entry"));
  CHECK_THAT(error_of("# my own words\n"), Catch::Matchers::StartsWith("b.txt:1: this is no entry"));
  CHECK_THAT(error_of("<<<<<<< HEAD\n"), Catch::Matchers::StartsWith("b.txt:1: a merge left its marks"));
}

TEST_CASE("paths that no line could hold are escaped") {
  MemoryFileSystem files;
  files.add("galley.yaml", config);
  files.add("#a\t\n\\.md", "---\ndraft: 'true'\n---\n");
  CHECK_THAT(write(files).text, ContainsSubstring("\n\\x23a\\x09\\x0a\\x5c.md\tstringified-value\t"));
  CHECK(found(files).empty());
}
