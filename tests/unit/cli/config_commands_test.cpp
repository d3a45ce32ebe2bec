#include "catch.h"

#include "cli/program.h"

using namespace galley;

namespace {

struct Ran {
  int code = -1;
  Output output;
};

Ran run_galley(MemoryFileSystem &files, const std::vector<std::string> &arguments) {
  Surroundings surroundings;
  surroundings.files = &files;
  surroundings.current_folder = "/site";
  Ran ran;
  ran.code = run_command_line(arguments, surroundings, ran.output);
  return ran;
}

bool contains(const std::string &text, const std::string &part) {
  return text.find(part) != text.npos;
}

} // namespace

TEST_CASE("galley rules lists and explains, a site's own rules included") {
  MemoryFileSystem files;
  files.add("galley.yaml", "rules-dir: [r]\n");
  files.add("r/rare-kind.yaml",
            "summary: A rare kind\ncheck: rare-value\nmessage: m\noptions: { fields: [kind] }\n");
  const Ran list = run_galley(files, {"rules"});
  CHECK(list.code == 0);
  CHECK(contains(list.output.out, "\nrare-kind "));
  CHECK(contains(list.output.out, "orphan-tag "));
  CHECK(list.output.err.empty());
  CHECK(run_galley(files, {"rules", "orphan-tag"}).output.out.starts_with("orphan-tag: "));
  CHECK(run_galley(files, {"rules", "rare-kind", "--format", "markdown"})
            .output.out.starts_with("# rare-kind\n"));

  const Ran checks = run_galley(files, {"rules", "--checks"});
  CHECK(checks.code == 0);
  CHECK(contains(checks.output.out, "\ncheck rare-value\n"));
  CHECK(contains(checks.output.out, "\n  rule rare-kind: m\n"));
  CHECK(run_galley(files, {"rules", "--checks", "orphan-tag"}).code == 2);

  const Ran unknown = run_galley(files, {"rules", "orphan-tags"});
  CHECK(unknown.code == 2);
  CHECK(unknown.output.out.empty());
  CHECK(unknown.output.err ==
        "galley: error: there is no rule \"orphan-tags\"; did you mean \"orphan-tag\"?\n");
}

TEST_CASE("galley config shows what holds for a document, and what says so") {
  MemoryFileSystem files;
  files.add("galley.yaml", "extends: [base.yaml]\n"
                           "exclude: ['old/**']\n"
                           "rules: { orphan-tag: { min-documents: 3 } }\n"
                           "overrides: [{ files: ['notes/**'], rules: { orphan-tag: error } }]\n");
  files.add("base.yaml",
            "extends: [garden]\nrules: { orphan-tag: { min-site: 4 }, stringified-value: off }\n");
  const Ran note = run_galley(files, {"config", "notes/a.md"});
  CHECK(note.code == 0);
  CHECK(contains(note.output.out,
                 "# galley.yaml\n# notes/a.md: checked\n"
                 "content: [\"**/*.{md,mdx,markdown}\"]  # default\n"
                 "exclude:\n  - \"old/**\"  # galley.yaml:2:11\n"
                 "markdown:\n"
                 "  math: true  # default\n"
                 "  percent-comments: false  # default\n"
                 "  mdx: false  # default\n"
                 "  indented-bodies: false  # default\n"
                 "  label-first-wikilinks: false  # default\n"
                 "baseline: galley-baseline.txt  # default\n"
                 "schema: \"garden\"  # presets/garden.yaml:4:13 (built in)\n"
                 "glossary: []  # default\n"
                 "known-terms: []  # default\n"
                 "taxonomy: none  # default\n"
                 "fields:\n"
                 "  keywords: {\"separator\":\"commas\"}  # presets/recommended.yaml:4:13 (built in)\n"
                 "  tags: {\"separator\":\"commas\"}  # presets/recommended.yaml:5:9 (built in)\n"
                 "rules:\n"));
  CHECK(contains(note.output.out, "\n  orphan-tag:\n"
                                  "    severity: error  # galley.yaml:4:57\n"
                                  "    min-documents: 3  # galley.yaml:3:39\n"
                                  "    min-site: 4  # base.yaml:2:34\n"
                                  "    ignore: []  # default\n"
                                  "    fields: [\"tags\"]  # default\n"));
  // What is long and says nothing of this site is left out.
  CHECK(contains(note.output.out,
                 "\n    # patterns: the default, which `galley rules placeholder-value` shows\n"));
  CHECK(contains(note.output.out, "\n  stringified-value: off  # base.yaml:2:58\n"));
  CHECK(contains(run_galley(files, {"config", "a.md"}).output.out, "    severity: warning  # default\n"));
  CHECK(contains(run_galley(files, {"config", "old/a.md"}).output.out,
                 "# old/a.md: not checked, `exclude` matches it\n"));
  CHECK(contains(run_galley(files, {"config", "a.txt"}).output.out,
                 "# a.txt: not checked unless it is named, `content` does not match it\n"));
  CHECK(contains(run_galley(files, {"config", "galley.yaml"}).output.out,
                 "# galley.yaml: not checked, it is a config\n"));
  files.add("stated/galley.yaml", "content: ['*.md']\nexclude: [old]\n");
  CHECK(contains(run_galley(files, {"config", "stated/a.txt"}).output.out,
                 "# a.txt: not checked, `content` does not match it\n"));
  CHECK(contains(run_galley(files, {"config", "stated/old/a.md"}).output.out,
                 "# old/a.md: not checked, `exclude` matches it\n"));
  files.add("words/galley.yaml", "glossary: [a.yaml, '*.yml']\n");
  files.add("words/a.yaml", "- term: a\n");
  files.add("words/b.yml", "- term: b\n");
  CHECK(contains(run_galley(files, {"config", "words/x.md"}).output.out,
                 "glossary:\n  - \"a.yaml\"  # words/galley.yaml:1:12\n"
                 "  - \"*.yml\"  # words/galley.yaml:1:20\n"));
  const Ran site = run_galley(files, {"config"});
  CHECK(contains(site.output.out,
                 "schemas:\n  - {\"files\":[\"**\"],\"schema\":\"garden\"}  # presets/garden.yaml:"));
  CHECK(contains(site.output.out, "    severity: warning  # default\n"));
}

TEST_CASE("a bad config is one line on stderr and exit code 2") {
  MemoryFileSystem files;
  files.add("galley.yaml", "rules: { orphan-tags: off }\n");
  const Ran config = run_galley(files, {"config"});
  CHECK(config.code == 2);
  CHECK(config.output.out.empty());
  CHECK(config.output.err ==
        "galley.yaml:1:10: error: there is no rule \"orphan-tags\"; did you mean \"orphan-tag\"?\n");
}
