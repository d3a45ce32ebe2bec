#include "run/suppress.h"

#include "catch.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

Suppression of_lines(std::uint32_t first, std::uint32_t last) {
  Suppression suppression;
  suppression.rule = "r";
  suppression.reach = SuppressionReach::line;
  suppression.first_line = first;
  suppression.last_line = last;
  return suppression;
}

Diagnostic in_line(std::uint32_t line) {
  Diagnostic diagnostic;
  diagnostic.rule = "r";
  diagnostic.where.begin.line = line;
  return diagnostic;
}

} // namespace

TEST_CASE("a line belongs to the first comment that holds back there") {
  std::vector<Suppression> all = {of_lines(6, 6), of_lines(3, 5),   of_lines(5, 8),
                                  of_lines(2, 9), of_lines(20, 20), of_lines(1, 4000000000U)};
  std::vector<std::size_t> owners;
  for (const std::uint32_t line : {1U, 2U, 3U, 5U, 6U, 7U, 8U, 9U, 10U, 20U, 21U, 4000000000U, 4000000001U}) {
    std::vector<Diagnostic> found = {in_line(line)};
    for (Suppression &one : all) one.used = false;
    suppress(found, all);
    std::size_t owner = 0;
    while (owner < all.size() && !all[owner].used) ++owner;
    owners.push_back(owner);
    CHECK(found.empty() == (owner < all.size()));
  }
  CHECK(owners == std::vector<std::size_t>{5, 3, 1, 1, 0, 2, 2, 3, 5, 4, 5, 5, 6});
}
