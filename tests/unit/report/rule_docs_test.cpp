#include "catch.h"

#include "report/rule_docs.h"

using namespace galley;

namespace {

Rule some_rule() {
  Result<Rule> rule = load_rule("rules/some-rule.yaml", "summary: A | B\n"
                                                        "check: rare-value\n"
                                                        "severity: info\n"
                                                        "category: site\n"
                                                        "options: { fields: [kind], min-site: 3 }\n"
                                                        "message: '{value}'\n"
                                                        "why: \"One sentence.\\nAnother \\e[31m one.\"\n"
                                                        "examples: [{ bad: { a.md: \"x\\n\\n```y\" } }]\n");
  if (!rule) FAIL(rule.error().message);
  return std::move(*rule);
}

bool contains(const std::string &text, const std::string &part) {
  return text.find(part) != text.npos;
}

} // namespace

TEST_CASE("a rule's page as text") {
  const std::string page = write_rule(some_rule(), DocFormat::text, {"a.md:1:1: info: \x1b\n"});
  CHECK(page.starts_with("some-rule: A | B\n\n  severity: info\n  category: site\n  check:    rare-value\n"));
  CHECK(contains(page, "  One sentence.\n  Another \\x1b[31m one.\n"));
  CHECK(contains(page, "  fields (list of strings, default [kind])\n"));
  CHECK(contains(page, "  min-site (integer from 0, default 3)\n    Sites with fewer documents"));
  CHECK(
      contains(page, "  wrong, a.md:\n\n    x\n\n    ```y\n\n  galley says:\n\n    a.md:1:1: info: \\x1b\n"));
}

TEST_CASE("a rule's page as JSON") {
  const std::string page = write_rule(some_rule(), DocFormat::json, {});
  CHECK(page.starts_with(
      R"({"id":"some-rule","summary":"A | B","severity":"info","category":"site",)"
      R"("check":"rare-value","instead_of":[],"message":"{value}","why":"One sentence.\nAnother )"));
  CHECK(contains(page, R"({"name":"min-site","description":")"));
  CHECK(contains(page, R"("type":"integer from 0","default":3})"));
  CHECK(page.ends_with("\"examples\":[{\"bad\":{\"a.md\":\"x\\n\\n```y\"},\"good\":{}}]}\n"));
}

TEST_CASE("a rule's page as Markdown has fences that hold") {
  const std::string page = write_rule(some_rule(), DocFormat::markdown, {"a.md:1:1: m\n"});
  CHECK(contains(page, "\nOne sentence.\nAnother \\x1b[31m one.\n"));
  CHECK(page.starts_with(
      "# some-rule\n\nA | B.\n\nSeverity: info. Category: site. Check: `rare-value`.\n\n## Why\n\nOne"));
  CHECK(contains(page, "\nWrong, `a.md`:\n\n````markdown\nx\n\n```y\n````\n"));
  CHECK(contains(page, "\ngalley says:\n\n```text\na.md:1:1: m\n```\n"));
  CHECK(contains(page, "\n| `fields` | `[kind]` | The fields"));
  CHECK(contains(page, "\nrules:\n  some-rule: { severity: info, min-documents: 2 }\n"));
}

TEST_CASE("a rule's page forges no diagnostic, and shows those of its examples") {
  const Result<Rule> rule =
      load_rule("rules/some-rule.yaml", "summary: S\n"
                                        "check: field-conflict\n"
                                        "message: m\n"
                                        "why: 'b.md:1:1: error: why'\n"
                                        "options: { when: { required: [a] }, at: 'b.md:3:3: error: at' }\n"
                                        "examples:\n"
                                        "  - bad: { a.md: 'b.md:2:2: error: text' }\n");
  if (!rule) FAIL(rule.error().message);
  for (const DocFormat format : {DocFormat::text, DocFormat::markdown}) {
    const std::string page = write_rule(*rule, format, {"a.md:3:3: error: example\n"});
    CHECK(contains(page, "b.md:1:1\\x3a error: why\n"));
    CHECK(contains(page, "b.md:2:2\\x3a error: text\n"));
    CHECK(contains(page, "a.md:3:3: error: example\n"));
    CHECK_FALSE(contains(page, "b.md:3:3: error: at"));
  }
}

TEST_CASE("lists of rules") {
  const Rule rule = some_rule();
  CHECK(write_rule_list({&rule}, DocFormat::text) == "some-rule  info     A | B\n");
  CHECK(write_rule_list({&rule}, DocFormat::markdown) ==
        "# Rules\n\n| rule | severity | what it reports |\n|---|---|---|\n"
        "| [`some-rule`](some-rule.md) | info | A \\| B |\n");
  CHECK(write_rule_list({&rule}, DocFormat::json) ==
        "[\n" +
            write_rule(rule, DocFormat::json, {}).erase(write_rule(rule, DocFormat::json, {}).size() - 1) +
            "\n]\n");
  CHECK(write_rule_list({}, DocFormat::json) == "[\n]\n");
}

TEST_CASE(
    "a rule's page shows long defaults as they are written, and only what is right about files that differ") {
  const Result<Rule> rule = load_rule("rules/some-rule.yaml", "summary: S\n"
                                                              "check: field-conflict\n"
                                                              "message: m\n"
                                                              "options:\n"
                                                              "  when:\n"
                                                              "    # A comment.\n"
                                                              "    required: [a|b]\n"
                                                              "\n"
                                                              "  at: a|b\n"
                                                              "examples:\n"
                                                              "  - bad: { a.json: '{}', b.md: 'x' }\n"
                                                              "    good: { a.json: '{}', b.md: 'y' }\n"
                                                              "    options: { at: c }\n");
  if (!rule) FAIL(rule.error().message);
  const std::string page = write_rule(*rule, DocFormat::markdown, {""});
  CHECK(contains(page, "\n| `when` | see below | "));
  CHECK(contains(page, "\n`when`, unless a config says otherwise:\n\n"
                       "```yaml\nwhen:\n  # A comment.\n  required: [a|b]\n```\n"));
  CHECK(contains(page, "\n| `at` | `a\\|b` | "));
  CHECK(contains(
      page, "\n`a.json`:\n\n```json\n{}\n```\n\n`b.md`:\n\n```markdown\nx\n```\n\nWith these options:\n\n"
            "```yaml\nrules:\n  some-rule: { at: c }\n```\n\nRight, `b.md`:\n\n```markdown\ny\n```\n"));
  CHECK(contains(write_rule(*rule, DocFormat::text, {""}),
                 "    Default:\n\n      when:\n        # A comment.\n        required: [a|b]\n"));
}

TEST_CASE("a rule's page says what may stand in an option") {
  const Rule term = *built_in_rule_with_prose("undefined-term");
  CHECK(contains(write_rule_as_markdown(term, PrintedExamples(term.examples.size())),
                 "like any other term. One of `ignore`, `require`. |\n"));
  const Rule placeholder = *built_in_rule_with_prose("placeholder-value");
  CHECK(contains(write_rule_as_markdown(placeholder, PrintedExamples(placeholder.examples.size())),
                 " Each item is a mapping. `pattern`: A regular expression that is searched for in every "
                 "text. `reason`: "));
}

TEST_CASE("what a rule file may use of each check") {
  const CheckType rare = *find_check_type("rare-value");
  const CheckType conflict = *find_check_type("field-conflict");
  Rule rule = some_rule();
  rule.message = "{value} of `{field}`";
  const std::string text = write_check_list({conflict, rare}, {&rule}, DocFormat::text);
  CHECK(
      text.starts_with("check field-conflict\n\n  placeholders: {KEY}, for each key of the front matter\n"));
  CHECK(contains(text, "\n\ncheck rare-value\n\n  placeholders: {field}, {value}, {documents}\n"
                       "  rule some-rule: {value} of `{field}`\n\nOptions\n\n"
                       "  fields (list of strings, has to be given)\n"));
  const std::string page = write_check_list({conflict, rare}, {&rule}, DocFormat::markdown);
  CHECK(contains(page, "\n## rare-value\n\nPlaceholders: `{field}`, `{value}`, `{documents}`.\n"));
  CHECK(contains(page, "\n| `min-site` | integer from 0 | `20` | Sites"));
  CHECK(contains(page, "\n| [`some-rule`](rules/some-rule.md) | `` {value} of `{field}` `` |\n"));
  CHECK(write_check_list({rare}, {&rule}, DocFormat::json)
            .ends_with(R"("placeholders":["field","value","documents"],"rules":["some-rule"]})"
                       "\n]\n"));
  CHECK(contains(write_check_list({*find_check_type("unreadable-file")}, {}, DocFormat::markdown),
                 "\nPlaceholders: `{problem}`.\n\nOptions: none.\n"));
  CHECK(write_check_list({*find_check_type("missing-front-matter")}, {}, DocFormat::text) ==
        "check missing-front-matter\n\n  placeholders: none\n");
}
