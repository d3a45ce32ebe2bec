// Runs the examples of every built-in rule: each `bad` site gives exactly one diagnostic of the rule, each
// `good` one none.
#include "catch.h"

#include "base/file_system.h"
#include "base/json.h"
#include "lint/rule.h"
#include "lint/run.h"

#include <algorithm>
#include <string>

using namespace galley;

namespace {

// How many diagnostics of the rule the site gives.
std::size_t count(const Rule &rule, const ExampleFiles &site, Value options) {
  MemoryFileSystem files;
  std::string config = "rules: {}\n";
  if (options) {
    config = "rules: { " + rule.id + ": ";
    append_json(config, options); // JSON is YAML too
    config += " }\n";
  }
  files.add("galley.yaml", config);
  for (const auto &[path, text] : site) {
    INFO(path);
    CHECK((path != "galley.yaml" || !options)); // the example can say one or the other
    files.add(path, text);
  }
  RunRequest request;
  request.current_folder = "/site";
  request.paths = {""};
  const Result<RunResult> result = run(files, request);
  if (!result)
    FAIL(result.error().path << ":" << result.error().place.line << ": " << result.error().message);
  return static_cast<std::size_t>(
      std::count_if(result->diagnostics.begin(), result->diagnostics.end(),
                    [&](const Diagnostic &diagnostic) { return diagnostic.rule == rule.id; }));
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
        CHECK(count(rule, example.bad, example.options) == 1);
      }
      if (!example.good.empty()) CHECK(count(rule, example.good, example.options) == 0);
    }
    INFO(rule.id);
    CHECK(bad > 0);
  }
}
