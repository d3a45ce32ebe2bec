// Runs the cases of yaml-test-suite that have a `json` or must fail through parse_yaml. Usage:
// yaml_suite_test SUITE EXCEPTIONS. SUITE is the suite's folder `src`; EXCEPTIONS lists what galley reads
// otherwise, one case a line: `ID outcome reason…`. The list must be exact.
#include "base/json.h"
#include "yaml/yaml.h"
#include "yaml_suite/suite.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

using namespace galley;

namespace {

struct Counts {
  int json = 0, right = 0, different = 0, rejected = 0;
  int fail = 0, accepted = 0;
};

struct Outcome {
  std::string word; // empty: as the suite asks
  std::string detail;
};

Outcome run_fail(const Yaml &yaml, Counts &counts) {
  ++counts.fail;
  if (!yaml.problems.empty()) return {};
  ++counts.accepted;
  return {"accepted", ""};
}

Outcome run_json(const Yaml &yaml, std::string_view wanted, Counts &counts) {
  ++counts.json;
  if (!yaml.problems.empty()) {
    ++counts.rejected;
    return {"rejected", yaml.problems.front().message};
  }
  const Source json("json", std::string(wanted));
  const auto parsed = parse_json(json);
  const Value root = yaml.tree.root();
  const bool empty = wanted.find_first_not_of(" \n") == std::string_view::npos;
  const bool null = parsed && parsed->root().is(ValueKind::null);
  const bool same = root ? parsed && equal(parsed->root(), root) : empty || null;
  if (same) {
    ++counts.right;
    return {};
  }
  ++counts.different;
  std::string got;
  if (root) append_json(got, root);
  return {"different", got};
}

std::map<std::string, std::string> read_exceptions(const std::filesystem::path &path) {
  std::map<std::string, std::string> result;
  std::istringstream lines(yaml_suite::read_file(path));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string id, outcome, reason;
    if (line.starts_with('#') || !(words >> id >> outcome)) continue;
    if (!(words >> reason)) fmt::print("{} has no reason\n", id);
    result[id] = outcome;
  }
  return result;
}

} // namespace

int main(int argc, char **argv) {
  const std::filesystem::path suite = argc > 1 ? argv[1] : "";
  if (argc != 3 || !std::filesystem::is_directory(suite)) {
    fmt::print("skipped: there is no yaml-test-suite at \"{}\"\n", suite.string());
    return 77;
  }
  auto exceptions = read_exceptions(argv[2]);
  Counts counts;
  int surprises = 0;
  for (const yaml_suite::Case &test : yaml_suite::read_suite(suite)) {
    if (test.skip || (!test.json && !test.fail)) continue;
    const Source source(test.id, test.yaml);
    const Yaml yaml = parse_yaml(source, {0, static_cast<std::uint32_t>(source.text.size())});
    const Outcome outcome = test.fail ? run_fail(yaml, counts) : run_json(yaml, *test.json, counts);
    const auto known = exceptions.find(test.id);
    const std::string expected = known == exceptions.end() ? "" : known->second;
    if (known != exceptions.end()) exceptions.erase(known);
    if (outcome.word == expected) continue;
    ++surprises;
    fmt::print("{} {}: {} ({})\n", test.id,
               outcome.word.empty() ? "as the suite asks, but listed" : outcome.word, test.name,
               outcome.detail);
  }
  for (const auto &[id, outcome] : exceptions) {
    fmt::print("{} is listed, but there is no such case\n", id);
    ++surprises;
  }
  fmt::print("json: {} of {} right, {} different, {} rejected; fail: {} of {} accepted\n", counts.right,
             counts.json, counts.different, counts.rejected, counts.accepted, counts.fail);
  return surprises == 0 ? 0 : 1;
}
