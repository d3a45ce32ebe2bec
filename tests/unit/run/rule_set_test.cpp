#include "catch.h"

#include "run/rule_set.h"

#include <algorithm>
#include <string>

using namespace galley;

namespace {

Config load(const std::string &text) {
  MemoryFileSystem files;
  files.add("galley.yaml", text);
  Result<Config> config = load_config(files, "");
  if (!config) FAIL(config.error().message);
  return std::move(*config);
}

const ActiveRule *find(const RuleSet &set, std::string_view path, std::string_view id) {
  for (const ActiveRule &rule : set.active(path)) {
    if (rule.instance->rule->id == id) return &rule;
  }
  return nullptr;
}

// How many rules are on where a config says nothing of them.
std::size_t on_by_default() {
  const Config config = load("rules: {}\n");
  const Result<RuleSet> set = RuleSet::make(config, {"a.md"});
  REQUIRE(set);
  return set->active("a.md").size();
}

} // namespace

TEST_CASE("every rule is on, sorted by id, unless the config says otherwise") {
  const Config config = load("rules: { orphan-tag: off }\n");
  const Result<RuleSet> set = RuleSet::make(config, {"a.md"});
  REQUIRE(set);
  const std::vector<ActiveRule> &active = set->active("a.md");
  CHECK(active.size() == on_by_default() - 1);
  CHECK(on_by_default() == built_in_rules().size() - 2); // orphan-document, slug-collision
  CHECK(std::is_sorted(active.begin(), active.end(), [](const ActiveRule &a, const ActiveRule &b) {
    return a.instance->rule->id < b.instance->rule->id;
  }));
  CHECK(find(*set, "a.md", "orphan-tag") == nullptr);
  CHECK(set->instances().size() == active.size());
}

TEST_CASE("documents with equal options share an instance, others have their own") {
  const Config config =
      load("overrides:\n"
           "  - { files: ['a/**'], rules: { orphan-tag: { min-documents: 5 } } }\n"
           "  - { files: ['b/**'], rules: { orphan-tag: { min-documents: 5, severity: error } } }\n"
           "  - { files: ['c/**'], rules: { orphan-tag: off } }\n"
           "  - { files: ['nowhere/**'], rules: { orphan-tag: { min-documents: 9 } } }\n");
  const Result<RuleSet> set = RuleSet::make(config, {"x.md", "y.md", "a/x.md", "b/x.md", "c/x.md"});
  REQUIRE(set);
  const ActiveRule *plain = find(*set, "x.md", "orphan-tag");
  const ActiveRule *a = find(*set, "a/x.md", "orphan-tag");
  const ActiveRule *b = find(*set, "b/x.md", "orphan-tag");
  REQUIRE(plain);
  REQUIRE(a);
  REQUIRE(b);
  CHECK(find(*set, "c/x.md", "orphan-tag") == nullptr);
  CHECK(find(*set, "y.md", "orphan-tag")->instance == plain->instance);
  CHECK(a->instance != plain->instance);
  CHECK(a->instance == b->instance);
  CHECK(a->severity != Severity::error);
  CHECK(b->severity == Severity::error);
  // 9 is on nowhere.
  CHECK(set->instances().size() == on_by_default() + 1);
}

TEST_CASE("needs are those of the rules that are on") {
  std::string off;
  for (const Rule &rule : built_in_rules()) off += "  " + rule.id + ": off\n";
  const Config nothing = load("rules:\n" + off);
  const Result<RuleSet> empty = RuleSet::make(nothing, {"a.md"});
  REQUIRE(empty);
  CHECK(empty->instances().empty());
  CHECK_FALSE(empty->needs().corpus);
  CHECK(empty->needs().fields.empty());
  CHECK(empty->needs().facts == 0);
  CHECK(empty->needs().body == BodyNeed::none);

  const Config one =
      load("rules:\n" + off + "overrides: [{ files: ['a.md'], rules: { orphan-tag: info } }]\n");
  const Result<RuleSet> tags = RuleSet::make(one, {"a.md", "b.md"});
  REQUIRE(tags);
  CHECK(tags->instances().size() == 1);
  CHECK(tags->needs().corpus);
  CHECK(tags->needs().fields == std::vector<std::string>{"tags"});
  CHECK(tags->active("b.md").empty());
}

TEST_CASE("an option that its check refuses is an error, also where no document is concerned") {
  const Config config = load("overrides:\n  - files: ['nowhere/**']\n    rules: { placeholder-value: { "
                             "patterns: [{ pattern: '(a', reason: r }] } }\n");
  const Result<RuleSet> set = RuleSet::make(config, {"a.md"});
  REQUIRE_FALSE(set);
  CHECK(set.error().path == "galley.yaml");
  CHECK(set.error().place.line == 3);
  CHECK(set.error().place.code_point == 57);
}
