#include "catch.h"

#include "report/shorten.h"

using namespace galley;

TEST_CASE("the first diagnostics of each rule stay, and what is left out is counted") {
  std::vector<Diagnostic> diagnostics(5);
  for (std::size_t index = 0; index < diagnostics.size(); ++index) {
    diagnostics[index].rule = index == 1 ? "b" : "a";
    diagnostics[index].message = std::to_string(index);
  }
  const Shortened two = shorten(diagnostics, 2);
  std::string kept, left_out;
  for (const Diagnostic &each : two.diagnostics) kept += each.message;
  append_left_out(left_out, two);
  CHECK(kept == "012");
  CHECK(left_out == "galley: 2 more of a left out (--max-per-rule)\n");
  CHECK(shorten(diagnostics, std::nullopt).diagnostics.size() == 5);
  CHECK(shorten(diagnostics, 4).left_out.empty());
}
