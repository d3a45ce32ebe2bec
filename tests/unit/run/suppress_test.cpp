#include "run/suppress.h"

#include "catch.h"

#include <algorithm>
#include <utility>

using namespace galley;

namespace {

using Lines = std::vector<std::uint32_t>;

Suppression make_suppression(std::string rule, SuppressionReach reach, std::uint32_t first,
                             std::uint32_t last) {
  Suppression suppression;
  suppression.rule = std::move(rule);
  suppression.reach = reach;
  suppression.first_line = first;
  suppression.last_line = last;
  suppression.where.span = {first, first + 1};
  return suppression;
}

Suppression on_line(std::string rule, std::uint32_t line) {
  return make_suppression(std::move(rule), SuppressionReach::line, line, line);
}
Suppression on_lines(std::string rule, std::uint32_t first, std::uint32_t last) {
  return make_suppression(std::move(rule), SuppressionReach::line, first, last);
}
Suppression on_range(std::string rule, std::uint32_t first, std::uint32_t last) {
  return make_suppression(std::move(rule), SuppressionReach::range, first, last);
}
Suppression on_file(std::string rule) {
  return make_suppression(std::move(rule), SuppressionReach::file, 1, ~std::uint32_t{0});
}

Diagnostic diagnostic_at(std::string rule, std::uint32_t line) {
  Diagnostic diagnostic;
  diagnostic.rule = std::move(rule);
  diagnostic.where.begin.line = line;
  diagnostic.where.span = {100, 101};
  return diagnostic;
}

// Returns the lines of the diagnostics that remain.
Lines lines_of(const std::vector<Diagnostic> &diagnostics) {
  Lines lines;
  for (const Diagnostic &diagnostic : diagnostics) lines.push_back(diagnostic.where.begin.line);
  return lines;
}

// Suppresses diagnostics of `rule` in these lines, and returns the lines of those that remain.
Lines remaining(const std::string &rule, const Lines &lines, std::vector<Suppression> &suppressions) {
  std::vector<Diagnostic> diagnostics;
  for (const std::uint32_t line : lines) diagnostics.push_back(diagnostic_at(rule, line));
  suppress(diagnostics, suppressions);
  return lines_of(diagnostics);
}

// Returns the indices of the suppressions that were used.
std::vector<std::size_t> used(const std::vector<Suppression> &suppressions) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < suppressions.size(); ++i) {
    if (suppressions[i].used) indices.push_back(i);
  }
  return indices;
}

} // namespace

TEST_CASE("a suppression holds for its rule, or for all rules where it names none") {
  std::vector<Suppression> suppressions = {on_line("a", 2), on_line("", 4), on_range("a", 6, 8)};
  CHECK(remaining("a", {1, 2, 3, 4, 5, 6, 7, 8, 9}, suppressions) == Lines{1, 3, 5, 9});
  CHECK(remaining("b", {2, 4, 7}, suppressions) == Lines{2, 7});
}

TEST_CASE("the narrowest suppression is used, and of two with one reach the one that names the rule") {
  std::vector<Suppression> suppressions = {on_file("a"), on_range("", 1, 9), on_line("", 3),
                                           on_range("a", 1, 9), on_line("a", 3)};
  CHECK(remaining("a", {3}, suppressions).empty());
  CHECK(used(suppressions) == std::vector<std::size_t>{4});
  CHECK(remaining("a", {5}, suppressions).empty());
  CHECK(used(suppressions) == std::vector<std::size_t>{3, 4});
  CHECK(remaining("b", {3, 5}, suppressions).empty());
  CHECK(used(suppressions) == std::vector<std::size_t>{1, 2, 3, 4});
  CHECK(remaining("a", {20}, suppressions).empty());
  CHECK(used(suppressions) == std::vector<std::size_t>{0, 1, 2, 3, 4});
}

TEST_CASE("ranges may overlap") {
  std::vector<Suppression> suppressions = {on_range("a", 2, 10), on_range("a", 3, 5), on_range("a", 8, 14)};
  CHECK(remaining("a", {1, 2, 4, 6, 9, 12, 14, 15}, suppressions) == Lines{1, 15});
  CHECK(used(suppressions) == std::vector<std::size_t>{0, 2}); // the second one adds nothing
}

TEST_CASE("a comment that opens with no known word suppresses nothing") {
  std::vector<Suppression> suppressions = {make_suppression("a", SuppressionReach::nothing, 1, 9)};
  CHECK(remaining("a", {1, 5}, suppressions) == Lines{1, 5});
  CHECK(used(suppressions).empty());
}

TEST_CASE("a report about suppressions is suppressed by name, or for the whole file") {
  const std::string rule = "unused-suppression";
  const auto reports_left = [&](std::vector<Suppression> suppressions) {
    std::vector<Diagnostic> reports = {diagnostic_at(rule, 3)};
    suppress_reports(reports, std::move(suppressions));
    return reports.size();
  };
  CHECK(reports_left({on_line("", 3), on_range("", 1, 9)}) == 1);
  CHECK(reports_left({on_line(rule, 3)}) == 0);
  CHECK(reports_left({on_file("")}) == 0);
  CHECK(reports_left({on_line("other", 3)}) == 1);
}

TEST_CASE("no suppression suppresses the report about itself") {
  const Suppression self = on_line("unused-suppression", 3);
  Diagnostic report = diagnostic_at("unused-suppression", 3);
  report.where.span = self.where.span;
  std::vector<Diagnostic> reports = {report};
  suppress_reports(reports, {self});
  CHECK(reports.size() == 1);
}

TEST_CASE("a line belongs to the first comment that holds back there") {
  std::vector<Suppression> all = {on_lines("a", 6, 6), on_lines("a", 3, 5),   on_lines("a", 5, 8),
                                  on_lines("a", 2, 9), on_lines("a", 20, 20), on_lines("a", 1, 4000000000U)};
  std::vector<std::size_t> owners;
  for (const std::uint32_t line : {1U, 2U, 3U, 5U, 6U, 7U, 8U, 9U, 10U, 20U, 21U, 4000000000U, 4000000001U}) {
    std::vector<Diagnostic> found = {diagnostic_at("a", line)};
    for (Suppression &one : all) one.used = false;
    suppress(found, all);
    std::size_t owner = 0;
    while (owner < all.size() && !all[owner].used) ++owner;
    owners.push_back(owner);
    CHECK(found.empty() == (owner < all.size()));
  }
  CHECK(owners == std::vector<std::size_t>{5, 3, 1, 1, 0, 2, 2, 3, 5, 4, 5, 5, 6});
}
