#include "report/customs.h"

#include "catch.h"

#include <fmt/format.h>

using namespace galley;

namespace {

// A run over `checked` documents, in the first `documents` of which the rule fires.
RunResult fired(const std::string &rule, std::size_t documents, std::size_t checked, bool with_fix = false) {
  RunResult result;
  CheckedSite &site = result.sites.emplace_back();
  site.checked = checked;
  for (const Rule &each : built_in_rules()) site.rules.push_back({&each, each.severity});
  for (std::size_t i = 0; i < documents; ++i) {
    for (int twice = 0; twice < 2; ++twice) {
      Found one;
      one.diagnostic.rule = rule;
      one.diagnostic.where.path = fmt::format("{:03}.md", i);
      if (with_fix) one.diagnostic.fix = Fix{};
      result.found.push_back(one);
    }
  }
  return result;
}

std::string customs(const RunResult &result) {
  std::string out;
  append_customs(out, result);
  return out;
}

} // namespace

TEST_CASE("a rule that fires in most documents tells of a custom") {
  CHECK(customs(fired("draft-status-conflict", 29, 30)) ==
        "galley: 96 % of the documents have draft-status-conflict (29 of 30), which looks like a custom; "
        "`rules: { "
        "draft-status-conflict: off }` in galley.yaml accepts it\n");
  CHECK(customs(fired("draft-status-conflict", 15, 30)).empty());
  CHECK(customs(fired("draft-status-conflict", 9, 9)).empty());
}

TEST_CASE("what is broken, and what galley can fix, is no custom") {
  CHECK(customs(fired("broken-link", 30, 30)).empty());
  CHECK(customs(fired("unrendered-emphasis", 30, 30)).empty());
  CHECK(customs(fired("stringified-value", 30, 30, true)).empty());
}
