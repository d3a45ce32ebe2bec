#include "emphasis/flanking.h"

#include "catch.h"

#include <string>

using namespace galley;

namespace {

// `o` where the marks may open, `c` where they may close.
std::string can(char32_t before, char32_t after, char32_t marker = '*', Reading reading = Reading::gfm_0_29) {
  const Flanking flanks = flanking(before, after, marker, reading);
  return std::string(flanks.opens ? "o" : "") + (flanks.closes ? "c" : "");
}

} // namespace

TEST_CASE("asterisks open before and close after what is no blank, unless punctuation stands between") {
  CHECK(can(' ', 'a') == "o");
  CHECK(can('a', ' ') == "c");
  CHECK(can('a', 'b') == "oc");
  CHECK(can(' ', ' ').empty());
  CHECK(can(U'　', U'字') == "o");
  CHECK(can(U'字', U'《') == "c");
  CHECK(can(U'》', U'字') == "o");
  CHECK(can(U'》', U'，') == "oc");
  CHECK(can('\n', U'《') == "o");
  CHECK(can('.', '\n') == "c");
}

TEST_CASE("underscores don't work between letters") {
  CHECK(can('a', 'b', '_').empty());
  CHECK(can(U'中', U'文', '_').empty());
  CHECK(can(U'（', U'文', '_') == "o");
  CHECK(can(U'文', U'）', '_') == "c");
  CHECK(can(U'）', U'（', '_') == "oc");
}

TEST_CASE("since CommonMark 0.31 symbols are punctuation") {
  for (const char32_t symbol : {U'→', U'€', U'😀'}) {
    CHECK(can(symbol, U'字') == "oc");
    CHECK(can(symbol, U'字', '*', Reading::commonmark_0_31) == "o");
  }
  for (const Reading reading : readings) CHECK(can('+', U'字', '*', reading) == "o"); // ASCII: always
}
