#include "catch.h"

#include "config/config.h"

#include <fmt/format.h>

#include <string>
#include <vector>

using namespace galley;

namespace {

using Lines = std::vector<std::string>;

void add_files(MemoryFileSystem &files) {
  files.add("terms/b.yaml", "- term: 回声室\n  aliases: [回音室]\n- term: AGI\n");
  files.add("terms/deep/a.yml", "- term: jitter\n");
  files.add("terms/.hidden.yaml", "- term: hidden\n");
  files.add("terms/logo.png", "no glossary");
  files.add("page.md", "---\ntitle: t\n---\n- **stock**: what can be counted\n");
  files.add("empty.yaml", "");
  files.add("null.yaml", "~\n");
  files.add("data.json", "[{\"term\": \"flow\"}]");
  files.add("shared/base.yaml", "glossary: own.yaml\n");
  files.add("shared/own.yaml", "- term: shared\n");
  files.add("bad/key.yaml", "- term: a\n  definiton: b\n");
  files.add("bad/none.yaml", "- definition: b\n");
  files.add("bad/number.yaml", "- term: 1984\n");
  files.add("bad/blank.yaml", "- term: \" \"\n");
  files.add("bad/long.yaml", "- term: a\n  aliases: [\"" + std::string(101, 'x') + "\"]\n");
  files.add("bad/syntax.yaml", "- term: [a\n");
  files.add("bad/mapping.yaml", "term: a\n");
  files.add("bad/alias.yaml", "- term: a\n- term: b\n  aliases: [Ａ]\n");
  files.add("bad/again.yaml", "- term: x\n- term: 回 音室\n");
  files.add("bad/nul.md", std::string("- **a**: \0", 10));
  files.add("bad/prose.md", "# Glossary\n\nNothing yet.\n");
  files.add("words.txt", "a: b\n");
}

Result<Config> load(const std::string &text, const std::string &root = "") {
  MemoryFileSystem files;
  add_files(files);
  files.add(root.empty() ? "galley.yaml" : root + "/galley.yaml", text);
  return load_config(files, root);
}

// `path:line term` of each entry, or the error.
Lines terms_of(const std::string &text, const std::string &root = "") {
  const Result<Config> config = load(text, root);
  if (!config) {
    const Error &error = config.error();
    return {fmt::format("{}:{}:{}: {}", error.path, error.place.line, error.place.code_point, error.message)};
  }
  Lines lines;
  for (const GlossaryEntry &entry : config->glossary.entries())
    lines.push_back(fmt::format("{}:{} {}", entry.where.path, entry.where.begin.line, entry.term));
  return lines;
}

} // namespace

TEST_CASE("glossary names a file, a pattern or a list of them") {
  CHECK(terms_of("rules: {}\n").empty());
  CHECK(terms_of("glossary: []\n").empty());
  CHECK(terms_of("glossary: page.md\n") == Lines{"page.md:4 stock"});
  CHECK(terms_of("glossary: [data.json, empty.yaml, 'null.yaml']\n") == Lines{"data.json:1 flow"});
  const Lines in_folder = {"terms/b.yaml:1 回声室", "terms/b.yaml:3 AGI", "terms/deep/a.yml:1 jitter"};
  CHECK(terms_of("glossary: terms/\n") == in_folder);
  CHECK(terms_of("glossary: ['terms/**', terms/b.yaml, './terms/b.yaml']\n") == in_folder);
  CHECK(terms_of("glossary: '/terms/*.yaml'\n") == Lines{"terms/b.yaml:1 回声室", "terms/b.yaml:3 AGI"});
  CHECK(terms_of("glossary: 'terms/{a,b}.yaml'\n").size() == 2);
}

TEST_CASE("glossaries of extended files add up, and their paths are seen from the site's folder") {
  CHECK(terms_of("extends: [shared/base.yaml]\nglossary: page.md\n") ==
        Lines{"shared/own.yaml:1 shared", "page.md:4 stock"});
  CHECK(terms_of("extends: [shared/base.yaml, shared/base.yaml]\n") == Lines{"shared/own.yaml:1 shared"});
  CHECK(terms_of("glossary: ../page.md\n", "site") == Lines{"../page.md:4 stock"});
  CHECK(terms_of("extends: [../shared/base.yaml]\n", "site") == Lines{"../shared/own.yaml:1 shared"});
  CHECK(terms_of("glossary: b.yaml\n", "terms") == Lines{"b.yaml:1 回声室", "b.yaml:3 AGI"});
}

TEST_CASE("a glossary is found by key, aliases included") {
  const Result<Config> config = load("glossary: terms/b.yaml\n");
  REQUIRE(config);
  const Glossary &glossary = config->glossary;
  REQUIRE(glossary.find("回音室") != nullptr);
  CHECK(glossary.find("回音室") == glossary.find("回声室"));
  CHECK(glossary.find("agi")->term == "AGI");
  CHECK(glossary.find("AGI") == nullptr); // no key
}

TEST_CASE("a glossary that can't be read is one error with its place and a cure") {
  const auto bad = [](const std::string &name) { return terms_of("glossary: [" + name + "]\n").front(); };
  CHECK(terms_of("glossary: 3\n") ==
        Lines{"galley.yaml:1:11: glossary: expected a string or a list, found the number 3"});
  CHECK(bad("nope.yaml").starts_with("galley.yaml:1:12: \"nope.yaml\" can't be read: "));
  CHECK(bad("'nope/*.yaml'") ==
        "galley.yaml:1:12: the pattern \"nope/*.yaml\" matches no YAML or Markdown file; "
        "name the glossary, or leave this out");
  CHECK(bad("'*.yam[l'").starts_with("galley.yaml:1:12: the pattern \"*.yam[l\" can't be read: "));
  CHECK(bad("terms") == "galley.yaml:1:12: \"terms\" is a folder; \"terms/\" names the files in it");
  CHECK(bad("words.txt") ==
        "galley.yaml:1:12: \"words.txt\" is no glossary; its name must end in .yaml, .yml, "
        ".json, .md, .mdx or .markdown");
  CHECK(bad("bad/key.yaml") ==
        "bad/key.yaml:2:3: [0]: an entry has no such key, only term, aliases, name and definition; did "
        "you mean \"definition\"?");
  CHECK(bad("bad/none.yaml") ==
        "bad/none.yaml:1:3: [0]: the key \"term\" is missing: the term as documents write it");
  CHECK(bad("bad/number.yaml") == "bad/number.yaml:1:9: [0].term: expected a string, found the number 1984");
  CHECK(bad("bad/blank.yaml") == "bad/blank.yaml:1:9: this term is empty");
  CHECK(bad("bad/long.yaml") ==
        "bad/long.yaml:2:13: [0].aliases[0]: expected at most 100 characters, found 101");
  CHECK(bad("bad/syntax.yaml").starts_with("bad/syntax.yaml:1:9: "));
  CHECK(bad("bad/mapping.yaml") == "bad/mapping.yaml:1:1: expected a list, found a mapping");
  CHECK(bad("bad/alias.yaml") == "bad/alias.yaml:2:9: \"Ａ\" stands in the glossary already, in "
                                 "bad/alias.yaml on line 1; keep one of the two");
  CHECK(bad("terms/b.yaml, bad/again.yaml") == "bad/again.yaml:2:9: \"回 音室\" stands in the glossary "
                                               "already, in terms/b.yaml on line 1; keep one of "
                                               "the two");
  CHECK(bad("bad/nul.md").starts_with("bad/nul.md:1:10: the file holds a NUL byte"));
  CHECK(bad("bad/prose.md") ==
        "bad/prose.md:0:0: this glossary has no entry: write each as a list item, `- **term**: definition`");
}
