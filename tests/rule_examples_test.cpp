// Runs the examples of every built-in rule: each `bad` site gives exactly one diagnostic of the rule, each
// `good` one none.
#include "catch.h"

#include "actions/example.h"

using namespace galley;

namespace {

std::size_t count(const Rule &rule, const Example &example, const ExampleFiles &site) {
  const Result<std::vector<Diagnostic>> found = run_example(rule, example, site);
  if (!found) FAIL(found.error().path << ":" << found.error().place.line << ": " << found.error().message);
  return found->size();
}

} // namespace

TEST_CASE("every rule has examples, and they show what they say") {
  REQUIRE_FALSE(built_in_rules().empty());
  for (const Rule &plain : built_in_rules()) {
    const Rule &rule = *built_in_rule_with_prose(plain.id);
    std::size_t number = 0;
    std::size_t bad = 0;
    for (const Example &example : rule.examples) {
      INFO(rule.id << ", example " << ++number);
      if (!example.bad.empty()) {
        ++bad;
        CHECK(count(rule, example, example.bad) == 1);
      }
      if (!example.good.empty()) CHECK(count(rule, example, example.good) == 0);
    }
    INFO(rule.id);
    CHECK(bad > 0);
  }
}

TEST_CASE("an example of a site's own rule runs, with options over its own config") {
  const std::string text =
      "summary: S\ncheck: rare-value\nmessage: '{value}'\n"
      "options: { fields: [kind], min-site: 1 }\n"
      "examples: [{ bad: { galley.yaml: 'rules: { own: { severity: error, min-site: 9 } }',\n"
      "                    a.md: \"---\\nkind: x\\n---\\n\" }, options: { min-site: 1 } }]\n";
  const Result<Rule> rule = load_rule("r/own.yaml", text);
  if (!rule) FAIL(rule.error().message);
  const Example &example = rule->examples.front();
  const Result<std::vector<Diagnostic>> found = run_example(*rule, example, example.bad);
  if (!found) FAIL(found.error().message);
  REQUIRE(found->size() == 1);
  CHECK(found->front().rule == "own");
  CHECK(found->front().severity == Severity::error);
  CHECK(found->front().where.path == "a.md");
}
