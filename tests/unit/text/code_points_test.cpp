#include "text/code_points.h"

#include "catch.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace galley;

TEST_CASE("a text is read one code point at a time") {
  std::u32string read;
  for (const char32_t value : code_points("aé日😀")) read += value;
  CHECK(read == U"aé日😀");
  for (const char32_t value : code_points("")) FAIL("a code point in an empty text: " << unsigned(value));
}

TEST_CASE("code points know the bytes that they are written with") {
  std::vector<std::size_t> begins;
  std::size_t end = 0;
  for (const PlacedCodePoint point : placed_code_points("aé日😀")) {
    CHECK(point.begin == end);
    begins.push_back(point.begin);
    end = point.end;
  }
  CHECK(begins == std::vector<std::size_t>{0, 1, 3, 6});
  CHECK(end == 10);
}

TEST_CASE("an invalid byte is one U+FFFD") {
  CHECK(to_utf32("a\xff\xe6\x97z") == U"a\uFFFD\uFFFD\uFFFDz");
  CHECK(std::ranges::count(code_points("a\xffz"), U'\uFFFD') == 1);
}

TEST_CASE("algorithms read code points") {
  CHECK(std::ranges::any_of(code_points("ab日"), is_cjk));
  CHECK_FALSE(std::ranges::all_of(code_points("ab日"), is_cjk));
  const auto found = std::ranges::find(placed_code_points("ab日"), U'日', &PlacedCodePoint::value);
  CHECK((*found).begin == 2);
}
