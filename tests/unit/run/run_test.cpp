#include "catch.h"

#include "run/run.h"

#include <fmt/format.h>

#include <algorithm>

using namespace galley;

namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const Result<RunResult> &result) {
  if (!result) return {"error: " + result.error().message};
  Lines lines;
  for (const Found &one : result->found) {
    lines.push_back(
        fmt::format("{}:{} {}", result->file_of(one), one.diagnostic.where.begin.line, one.diagnostic.rule));
  }
  return lines;
}

RunRequest request(std::vector<std::string> paths, unsigned jobs = 2) {
  RunRequest result;
  result.scope.current_folder = "/home/site";
  result.scope.paths = std::move(paths);
  result.scope.jobs = jobs;
  return result;
}

// A site of 30 documents of which one has a tag of its own.
void add_tagged_documents(MemoryFileSystem &files) {
  for (int number = 0; number < 29; ++number) {
    files.add(fmt::format("notes/n{:02}.md", number), "---\ntags: [shared]\n---\n");
  }
  files.add("notes/lone.md", "---\ntags:\n  - shared\n  - lonely\n---\n");
}

} // namespace

TEST_CASE("what can't be read is a diagnostic at the start of the file") {
  MemoryFileSystem files;
  files.add("large.md", std::string(max_source_size + 1, 'x'));
  files.add("fine.md", "Fine.\n");
  const auto result = run(files, request({""}));
  CHECK(lines_of(result) == Lines{"large.md:1 unreadable-file"});
  CHECK_THAT(result->found.at(0).diagnostic.message,
             ContainsSubstring("4194305 bytes") && ContainsSubstring("at most 4194304"));
  CHECK(result->documents == 2);
}

TEST_CASE("today is the day of the run's clock") {
  MemoryFileSystem files;
  files.add("galley.yaml", "");
  files.add("a.md", "---\ndate: 2025-11-05\ndraft: false\n---\n");
  const auto is_to_come = [&](std::int64_t day) {
    RunRequest wanted = request({""});
    wanted.scope.now = day * 86'400 * 1'000'000'000;
    const auto result = run(files, wanted);
    REQUIRE(result);
    return std::any_of(result->found.begin(), result->found.end(),
                       [](const Found &one) { return one.diagnostic.rule == "date-order"; });
  };
  constexpr std::int64_t third_of_november = 20395; // of 2025, since 1970-01-01
  CHECK(is_to_come(third_of_november));
  CHECK_FALSE(is_to_come(third_of_november + 1)); // where a zone is ahead, it is the fifth
  CHECK_FALSE(is_to_come(0));                     // nobody knows the day
}

TEST_CASE("a file that vanishes is a diagnostic") {
  class Vanishing final : public FileSystem {
  public:
    explicit Vanishing(const FileSystem &below) : below_(below) {}
    FileInfo info(const std::string &path) const override { return below_.info(path); }
    FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override {
      return below_.list(path, entries);
    }
    FileResult read(const std::string &path, std::size_t limit, std::string &text) const override {
      if (path != "gone.md") return below_.read(path, limit, text);
      return FileError{"No such file or directory"};
    }

  private:
    const FileSystem &below_;
  };
  MemoryFileSystem files;
  files.add("gone.md", "");
  files.add("there.md", "");
  const auto result = run(Vanishing(files), request({""}));
  CHECK(lines_of(result) == Lines{"gone.md:1 unreadable-file"});
  CHECK_THAT(result->found.at(0).diagnostic.message, ContainsSubstring("No such file or directory"));
}

TEST_CASE("corpus checks know the whole site even when few files are named") {
  MemoryFileSystem files;
  add_tagged_documents(files);
  CHECK(lines_of(run(files, request({""}))) == Lines{"notes/lone.md:4 orphan-tag"});
  const auto one = run(files, request({"notes/lone.md"}));
  CHECK(lines_of(one) == Lines{"notes/lone.md:4 orphan-tag"});
  CHECK(one->documents == 1);
  CHECK(lines_of(run(files, request({"notes/n00.md"}))).empty());
}

TEST_CASE("what a corpus check finds is dropped where the rule is off, and has the severity it has there") {
  MemoryFileSystem files;
  add_tagged_documents(files);
  files.add("galley.yaml",
            "rules: {orphan-tag: error}\noverrides: [{files: [notes/**], rules: {orphan-tag: off}}]\n");
  CHECK(lines_of(run(files, request({""}))).empty());
  files.add("posts/p.md", "---\ntags: [alone]\n---\n");
  const auto result = run(files, request({""}));
  CHECK(lines_of(result) == Lines{"posts/p.md:2 orphan-tag"});
  CHECK(result->found.at(0).diagnostic.severity == Severity::error);
}

TEST_CASE("each site is its own corpus, and the same at any number of threads") {
  MemoryFileSystem files;
  add_tagged_documents(files);
  files.add("galley.yaml", "");
  for (int number = 0; number < 20; ++number) {
    files.add(fmt::format("blog/b{:02}.md", number), "---\ntags: [lonely, blog]\ndraft: 'true'\n---\n");
  }
  files.add("blog/galley.yaml", "");
  const Lines one = lines_of(run(files, request({""}, 1)));
  CHECK(one.size() == 21);
  CHECK(one.front() == "blog/b00.md:3 stringified-value");
  CHECK(one.back() == "notes/lone.md:4 orphan-tag");
  for (const unsigned jobs : {2U, 8U}) CHECK(lines_of(run(files, request({""}, jobs))) == one);
}

TEST_CASE("standard input stands in for the file it is called after") {
  MemoryFileSystem files;
  add_tagged_documents(files);
  RunRequest stdin_request = request({});
  stdin_request.scope.stdin_document = StdinDocument{"notes/lone.md", "---\ntags: [other]\n---\n"};
  CHECK(lines_of(run(files, stdin_request)) == Lines{"notes/lone.md:2 orphan-tag"});
  stdin_request.scope.stdin_document = StdinDocument{"", "---\ndraft: 'true'\n---\n"};
  CHECK(lines_of(run(files, stdin_request)) == Lines{"<stdin>:2 stringified-value"});
  stdin_request.scope.stdin_document = StdinDocument{"new/folder/a.md", "---\ndraft: 'true'\n---\n"};
  CHECK(lines_of(run(files, stdin_request)) == Lines{"new/folder/a.md:2 stringified-value"});
}

TEST_CASE("an unused entry is told where its glossary is named, at its place there") {
  MemoryFileSystem files;
  // One of the glossaries lies beside the site.
  const auto request_with_shared = [](std::vector<std::string> paths, unsigned jobs = 2) {
    RunRequest result = request(std::move(paths), jobs);
    result.scope.allowed_roots = {"/home/shared"};
    return result;
  };
  files.add("galley.yaml", "glossary: [terms/a.yaml, ../shared/b.yaml, page.md]\n");
  files.add("terms/a.yaml", "- term: jitter\n- term: delay\n");
  files.add("../shared/b.yaml", "- term: queue\n");
  files.add("page.md", "- **stock**: what can be counted, and a jitter in a queue\n");
  files.add("sub/a.md", "A delay.\n");
  const Lines unused = {"../shared/b.yaml:1 unused-glossary-entry", "page.md:1 unused-glossary-entry",
                        "terms/a.yaml:1 unused-glossary-entry"};
  CHECK(lines_of(run(files, request_with_shared({""}))) == unused);
  CHECK(lines_of(run(files, request_with_shared({"sub", "."}, 8))) == unused);
  CHECK(lines_of(run(files, request_with_shared({"sub"}))).empty());
  CHECK(lines_of(run(files, request_with_shared({"sub/a.md", "page.md"}))) ==
        Lines{"page.md:1 unused-glossary-entry"});
  CHECK(run(files, request_with_shared({""}))->documents == 2);
  files.add("galley.yaml", "extends: [base.yaml]\nglossary: terms/a.yaml\n"
                           "overrides: [{files: [terms/], rules: {unused-glossary-entry: off}}]\n");
  files.add("base.yaml", "extends: [recommended]\nglossary: page.md\n");
  CHECK(lines_of(run(files, request_with_shared({""}))) == Lines{"page.md:1 unused-glossary-entry"});
}

TEST_CASE("of one place and one cause there is one diagnostic, with the higher severity") {
  MemoryFileSystem files;
  files.add("galley.yaml",
            "schemas: [{ files: ['**'], schema: s.schema.json }]\nrules: { stringified-value: info }\n");
  files.add("s.schema.json",
            R"({"properties": {"draft": {"type": "boolean"}, "order": {"type": "integer"}}})");
  files.add("a.md", "---\ndraft: 'true'\norder: 'true'\n---\n");
  files.add("b.md", "---\ndraft: 'true' # galley-disable-line stringified-value\norder: first\n---\n");
  const auto result = run(files, request({""}));
  CHECK(lines_of(result) == Lines{"a.md:2 stringified-value", "a.md:3 stringified-value",
                                  "b.md:2 schema-violation", "b.md:3 schema-violation"});
  CHECK(result->found.at(0).diagnostic.severity == Severity::error);
}
