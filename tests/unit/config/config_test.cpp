#include "catch.h"

#include "config/config.h"
#include "config/effective_rule.h"

#include <string>
#include <utility>
#include <vector>

using namespace galley;

namespace {

const std::string own_rule =
    "summary: s\ncheck: rare-value\nmessage: '{value}'\noptions: { fields: [kind] }\n";

// Files beside galley.yaml that the cases below name.
MemoryFileSystem &site() {
  static MemoryFileSystem files;
  static const bool filled = [] {
    files.add("schemas/post.schema.json", R"({"required": ["title"]})");
    files.add("schemas/broken.schema.json", "{\"type\": \"strin\"}");
    files.add("schemas/cut.schema.json", "{\"type\": ");
    files.add("my-rules/rare-kind.yaml", own_rule);
    files.add("my-rules/README.md", "not a rule");
    files.add("bad-rules/rare-kind.yaml", "summary: s\ncheck: rare-vale\nmessage: m\n");
    files.add("double-rules/orphan-tag.yaml", own_rule);
    files.add(
        "lost-rules/a.yaml",
        "summary: s\ncheck: rare-value\ninstead-of: [orphan-tga]\noptions: { fields: [kind] }\nmessage: m\n");
    files.add("shared/base.yaml",
              "content: ['*.txt']\nrules-dir: [rules]\nrules: { shared-kind: error, orphan-tag: "
              "{ min-documents: 4 } }\n");
    files.add("shared/rules/shared-kind.yaml", own_rule);
    files.add("a.yaml", "extends: [./b.yaml]\n");
    files.add("b.yaml", "extends: [a.yaml]\n");
    for (int i = 0; i < 12; ++i) {
      const std::string next = "twice" + std::to_string(i + 1) + ".yaml";
      files.add("twice" + std::to_string(i) + ".yaml", "extends: [" + next + ", " + next + "]\n");
    }
    files.add("twice12.yaml", "");
    files.add("wrong.yaml", "rules: { orphan-tag: loud }\n");
    return true;
  }();
  REQUIRE(filled);
  return files;
}

Result<Config> load(const std::string &text) {
  MemoryFileSystem files(&site());
  files.add("galley.yaml", text);
  return load_config(files, "");
}

// "path:line:column: message", or "" for a config that loads.
std::string problem_of(const std::string &text) {
  const Result<Config> config = load(text);
  if (config) return "";
  const Error &error = config.error();
  return error.path + ":" + std::to_string(error.place.line) + ":" + std::to_string(error.place.code_point) +
         ": " + error.message;
}

EffectiveRule effective(const Config &config, std::string_view path, std::string_view id) {
  std::vector<EffectiveRule> rules = default_rules(config);
  apply_layers(config, matching_layers(config, path), rules);
  for (EffectiveRule &rule : rules) {
    if (rule.rule->id == id) return std::move(rule);
  }
  FAIL("no rule " << id);
  return {};
}

std::string place(const WrittenValue &placed) {
  if (!placed.file) return "default";
  const Position position = placed.file->source.position(placed.value.span().begin);
  return placed.file->source.path + ":" + std::to_string(position.line) + ":" +
         std::to_string(position.code_point);
}

} // namespace

TEST_CASE("a mistake in galley.yaml is one error at its place") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      // Shape.
      {"content: [\n", "galley.yaml:1:10: this `[` is never closed by `]`"},
      {"- a\n", "galley.yaml:1:1: expected a mapping, found a list"},
      {"rule: {}\n", "galley.yaml:1:1: unknown key \"rule\"; did you mean \"rules\"?"},
      {"content: '*.md'\n", "galley.yaml:1:10: content: expected a list, found the string \"*.md\""},
      {"content: [3]\n", "galley.yaml:1:11: content[0]: expected a string, found the number 3"},
      {"rules: [orphan-tag]\n", "galley.yaml:1:8: rules: expected a mapping, found a list"},
      {"overrides: [{ files: ['a'] }]\n",
       "galley.yaml:1:13: overrides[0]: the key \"rules\" is missing: What holds for each rule: off, a "
       "severity, or a mapping of severity and options."},
      {"overrides: [{ rules: {} }]\n", "galley.yaml:1:13: overrides[0]: the key \"files\" is missing"},
      {"overrides: [{ files: ['a'], rules: {}, severity: info }]\n",
       "galley.yaml:1:40: overrides[0]: unknown key \"severity\""},
      {"schemas: [{ files: ['a'], schema: garden, draft: 5 }]\n",
       "galley.yaml:1:50: schemas[0].draft: the drafts that galley knows are 4, 6, 7, 2019-09 and 2020-12; "
       "found 5"},
      {"rules: {}\nrules: {}\n", "galley.yaml:2:1: the key \"rules\" stands twice; the first is on line 1"},
      // Patterns.
      {"content: ['a', '[b']\n", "galley.yaml:1:16: the pattern \"[b\" can't be read: a `[` is never closed"},
      {"exclude: ['{a']\n", "galley.yaml:1:11: the pattern \"{a\" can't be read: a `{` is never closed"},
      {"overrides: [{ files: ['[b'], rules: {} }]\n",
       "galley.yaml:1:23: the pattern \"[b\" can't be read: a `[` is never closed"},
      {"schemas: [{ files: ['[b'], schema: garden }]\n",
       "galley.yaml:1:21: the pattern \"[b\" can't be read: a `[` is never closed"},
      // What a config extends.
      {"extends: [gardn]\n", "galley.yaml:1:11: there is no preset \"gardn\"; did you mean \"garden\"?"},
      {"extends: [zzz]\n",
       "galley.yaml:1:11: there is no preset \"zzz\", only \"astro\", \"docfx\", "
       "\"docusaurus\", \"eleventy\", \"garden\", \"gatsby\", \"gitbook\", \"github-wiki\", "
       "\"github\", \"hugo\", \"jekyll\", \"logseq\", \"mkdocs\", \"obsidian\", "
       "\"quartz\", \"recommended\", \"vitepress\"; "
       "a file is named by its path, such as \"./zzz.yaml\""},
      {"extends: [missing.yaml]\n",
       "galley.yaml:1:11: \"missing.yaml\" can't be read: No such file or directory"},
      {"extends: [a.yaml]\n", "b.yaml:1:11: \"a.yaml\" extends itself, by way of this"},
      {"extends: [galley.yaml]\n", "galley.yaml:1:11: \"galley.yaml\" extends itself, by way of this"},
      {"extends: [wrong.yaml]\n",
       "wrong.yaml:1:22: orphan-tag: expected off, error, warning or info, found \"loud\""},
      {"extends: [twice0.yaml]\n", "twice9.yaml:1:11: too many files are extended"},
      // Schemas.
      {"schemas: [{ files: ['a'], schema: schemas/pst.schema.json }]\n",
       "galley.yaml:1:35: \"schemas/pst.schema.json\" can't be read: No such file or directory"},
      {"schemas: [{ files: ['a'], schema: gardn }]\n",
       "galley.yaml:1:35: there is no built-in schema \"gardn\"; did you mean \"garden\"?"},
      {"schemas: [{ files: ['a'], schema: schemas/broken.schema.json }]\n",
       "schemas/broken.schema.json:1:10: there is no type \"strin\"; did you mean \"string\"?"},
      {"schemas: [{ files: ['a'], schema: schemas/cut.schema.json }]\n",
       "schemas/cut.schema.json:1:10: expected a value: a text in double quotes, a number, true, false, "
       "null, a list or a mapping"},
      // Rules.
      {"rules: { orphan-tags: off }\n",
       "galley.yaml:1:10: there is no rule \"orphan-tags\"; did you mean \"orphan-tag\"?"},
      {"rules: { zzz: off }\n", "galley.yaml:1:10: there is no rule \"zzz\"; `galley rules` lists them"},
      {"rules: { orphan-tag: loud }\n",
       "galley.yaml:1:22: orphan-tag: expected off, error, warning or info, found \"loud\""},
      {"rules: { orphan-tag: warn }\n",
       "galley.yaml:1:22: orphan-tag: expected off, error, warning or info, found \"warn\"; did "
       "you mean \"warning\"?"},
      {"rules: { orphan-tag: false }\n", "galley.yaml:1:22: orphan-tag: expected off, error, warning, info, "
                                         "or a mapping of options, found a boolean"},
      {"rules: { orphan-tag: }\n", "galley.yaml:1:21: orphan-tag: expected off, error, warning, info, or a "
                                   "mapping of options, found nothing"},
      {"rules: { orphan-tag: { severity: fatal } }\n", "galley.yaml:1:34: severity: expected one of \"off\", "
                                                       "\"error\", \"warning\" or \"info\", found \"fatal\""},
      {"rules: { orphan-tag: { min-document: 3 } }\n",
       "galley.yaml:1:24: there is no option \"min-document\"; did you mean \"min-documents\"?"},
      {"rules: { orphan-tag: { min-documents: three } }\n",
       "galley.yaml:1:39: min-documents: expected a whole number, found the string \"three\""},
      {"overrides: [{ files: ['a'], rules: { orphan-tags: off } }]\n",
       "galley.yaml:1:38: there is no rule \"orphan-tags\"; did you mean \"orphan-tag\"?"},
      {"overrides: [{ files: ['a'], rules: { orphan-tag: { fields: 3 } } }]\n",
       "galley.yaml:1:60: fields: expected a list, found the number 3"},
      // Rules of one's own.
      {"rules-dir: [no-rules]\n",
       "galley.yaml:1:13: the folder \"no-rules\" can't be read: No such file or directory"},
      {"rules-dir: [bad-rules]\n",
       "bad-rules/rare-kind.yaml:2:8: check: there is no check \"rare-vale\"; did you mean \"rare-value\"?"},
      {"rules-dir: [double-rules]\n", "double-rules/orphan-tag.yaml:0:0: \"orphan-tag\" is the id of a rule "
                                      "of galley already; give the file another name"},
      {"rules-dir: [lost-rules]\n",
       "lost-rules/a.yaml:3:13: `instead-of`: there is no rule \"orphan-tga\"; did you mean \"orphan-tag\"?"},
      {"rules: { rare-kind: off }\n",
       "galley.yaml:1:10: there is no rule \"rare-kind\"; `galley rules` lists them"},
  };
  for (const auto &[text, expected] : cases) CHECK(problem_of(text) == expected);
}

TEST_CASE("a config that is right loads") {
  CHECK(problem_of("") == "");
  CHECK(problem_of("# nothing\n") == "");
  CHECK(problem_of("extends: []\n") == "");
  CHECK(problem_of("extends: [recommended, garden]\n") == "");
  CHECK(problem_of("schemas: [{ files: ['a'], schema: schemas/post.schema.json, draft: 7 }]\n") == "");
  CHECK(problem_of("schemas: [{ files: ['a'], schema: ./schemas/post.schema.json, draft: '4' }]\n") == "");
  CHECK(problem_of("schemas: [{ files: ['a'], schema: off }]\n") == "");
  CHECK(problem_of("extends: [shared/base.yaml, ./shared/../shared/base.yaml]\n") == "");
  CHECK(problem_of("rules-dir: [my-rules]\nrules: { rare-kind: { min-documents: 3, severity: off } }\n") ==
        "");
}

TEST_CASE("without galley.yaml the recommended preset serves") {
  const MemoryFileSystem nothing;
  const Result<Config> config = load_config(nothing, "");
  REQUIRE(config);
  CHECK(config->path.empty());
  CHECK(config->content.matches("a/b.md"));
  CHECK(config->content.matches("b.mdx"));
  CHECK_FALSE(config->content.matches("b.txt"));
  CHECK_FALSE(config->exclude.matches("a/b.md"));
  CHECK(config->schemas.find("a.md") == nullptr);
}

TEST_CASE("galley.yaml goes before .galley.yaml, below the site's folder") {
  MemoryFileSystem files;
  files.add("docs/.galley.yaml", "exclude: ['a']\n");
  Result<Config> config = load_config(files, "docs");
  REQUIRE(config);
  CHECK(config->path == "docs/.galley.yaml");
  files.add("docs/galley.yaml", "schemas: [{ files: ['*'], schema: s/x.json }]\n");
  files.add("docs/s/x.json", "{}");
  config = load_config(files, "docs");
  REQUIRE(config);
  CHECK(config->path == "docs/galley.yaml");
  CHECK(config->schemas.find("a.md") != nullptr);
}

TEST_CASE("layers merge, rule by rule and option by option") {
  const Result<Config> config =
      load("extends: [shared/base.yaml]\n"
           "exclude: ['drafts/**']\n"
           "rules: { orphan-tag: { severity: error, min-site: 3 }, stringified-value: off }\n"
           "overrides:\n"
           "  - { files: ['notes/**'], rules: { orphan-tag: { min-site: 5 } } }\n"
           "  - { files: ['notes/old/**'], rules: { orphan-tag: info, stringified-value: "
           "warning } }\n"
           "  - { files: ['new/**'], rules: { orphan-tag: off } }\n");
  REQUIRE(config);
  CHECK(config->content.matches("a.txt"));
  CHECK_FALSE(config->content.matches("a.md"));
  CHECK(config->exclude.matches("drafts/a.md"));
  CHECK(place(config->written_content) == "shared/base.yaml:1:10");

  const EffectiveRule top = effective(*config, "a.md", "orphan-tag");
  CHECK(top.on);
  CHECK(top.severity == Severity::error);
  CHECK(place(top.written_level) == "galley.yaml:3:34");
  CHECK(top.options.find("min-documents")->value.as_integer() == 4);
  CHECK(top.options.find("min-site")->value.as_integer() == 3);
  CHECK(place({top.options.find("min-documents")->file, top.options.find("min-documents")->value}) ==
        "shared/base.yaml:3:59");

  const EffectiveRule note = effective(*config, "notes/a.md", "orphan-tag");
  CHECK(note.severity == Severity::error);
  CHECK(note.options.find("min-documents")->value.as_integer() == 4);
  CHECK(note.options.find("min-site")->value.as_integer() == 5);

  const EffectiveRule old = effective(*config, "notes/old/a.md", "orphan-tag");
  CHECK(old.severity == Severity::info);
  CHECK(old.options.find("min-site")->value.as_integer() == 5);
  CHECK(effective(*config, "notes/old/a.md", "stringified-value").on);
  CHECK_FALSE(effective(*config, "notes/a.md", "stringified-value").on);
  CHECK_FALSE(effective(*config, "new/a.md", "orphan-tag").on);
  CHECK(effective(*config, "a.md", "shared-kind").severity == Severity::error);
}

TEST_CASE("every config stands on the preset recommended, unless it extends nothing") {
  const auto is_on = [](const char *text, const char *rule) {
    const Result<Config> config = load(text);
    REQUIRE(config);
    return effective(*config, "a.md", rule).on;
  };
  CHECK_FALSE(is_on("", "orphan-document"));
  CHECK_FALSE(is_on("extends: [recommended]\n", "orphan-document"));
  CHECK_FALSE(is_on("extends: [shared/base.yaml]\n", "orphan-document"));
  CHECK(is_on("extends: []\n", "orphan-document"));
  // What one preset turns on, another does not turn off that says nothing of it.
  CHECK(is_on("extends: [garden, hugo]\n", "slug-collision"));
  CHECK(is_on("extends: [hugo, garden]\n", "slug-collision"));
}

TEST_CASE("presets and schemas: later ones win") {
  const Result<Config> config = load("extends: [garden]\nschemas: [{ files: ['plain/**'], schema: off }]\n");
  REQUIRE(config);
  CHECK(config->schemas.find("a.md") != nullptr);
  CHECK(config->schemas.find("plain/a.md") == nullptr);
  REQUIRE(config->schema_entries.size() == 2);
  CHECK(place(config->schema_entries[0].written) == "<galley>/presets/garden.yaml:3:5");
}
