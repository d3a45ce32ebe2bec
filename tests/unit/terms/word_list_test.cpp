#include "terms/word_list.h"

#include "catch.h"

#include <array>

using namespace galley;

TEST_CASE("a word list finds the longest word at either end, and any word within") {
  constexpr std::array<std::string_view, 6> words = {"能", "可能", "不可能", "hour", "hours", "like "};
  const WordList list(words);
  CHECK(list.has("可能"));
  CHECK_FALSE(list.has("可"));
  CHECK(list.prefix("不可能三角") == 9);
  CHECK(list.suffix("这不可能") == 9);
  CHECK(list.prefix("hours long") == 5);
  CHECK(list.prefix("like this") == 5);
  CHECK(list.prefix("likely") == 0);
  CHECK(list.prefix("") == 0);
  CHECK(list.occurs_in("很有可能吧"));
  CHECK_FALSE(list.occurs_in("很有吧"));
}

TEST_CASE("a word list takes bytes that are no UTF-8") {
  constexpr std::array<std::string_view, 1> words = {"能"};
  const WordList list(words);
  CHECK(list.prefix("\xE8\x83") == 0);
  CHECK(list.suffix("\x83\xBD") == 0);
  CHECK_FALSE(list.occurs_in("\xFF\xFE\xE8"));
}
