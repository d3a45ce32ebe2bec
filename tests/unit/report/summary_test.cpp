#include "catch.h"

#include "report/summary.h"

using namespace galley;

namespace {

std::string summarise(const RunResult &result, bool by_rule) {
  std::string out;
  append_summary(out, result, std::chrono::milliseconds(1234), by_rule);
  return out;
}

Found found(const std::string &rule, Severity severity) {
  Found result;
  result.diagnostic.rule = rule;
  result.diagnostic.severity = severity;
  return result;
}

} // namespace

TEST_CASE("the summary counts by severity") {
  RunResult result;
  result.documents = 1;
  CHECK(summarise(result, true) == "galley: nothing found, 1 document, 1.23 s\n");
  result.documents = 20;
  result.found = {found("b", Severity::error), found("c", Severity::warning), found("a", Severity::warning),
                  found("c", Severity::info)};
  CHECK(summarise(result, false) == "galley: 1 error, 2 warnings, 1 note, 20 documents, 1.23 s\n");
}

TEST_CASE("the summary says what the baseline holds back") {
  RunResult result;
  result.held = 3;
  CHECK(summarise(result, true) == "galley: nothing found, 3 held by the baseline, 0 documents, 1.23 s\n");
}

TEST_CASE("the summary counts by rule, the most frequent first, then by name") {
  RunResult result;
  result.found = {found("b", Severity::error), found("c", Severity::warning), found("a", Severity::warning),
                  found("c", Severity::info)};
  CHECK(summarise(result, true) ==
        "galley: 1 error, 2 warnings, 1 note, 0 documents, 1.23 s\n       2  c\n       1  a\n       1  b\n");
}
