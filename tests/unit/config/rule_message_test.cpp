#include "catch.h"

#include "config/message.h"

using namespace galley;

TEST_CASE("placeholders take their arguments") {
  CHECK(format_message("status is \"{status}\"", {{"status", "evergreen"}}) == "status is \"evergreen\"");
  CHECK(format_message("{a}{b}{a}", {{"b", "2"}, {"a", "1"}}) == "121");
  CHECK(format_message("{媒体} fehlt", {{"媒体", "x"}}) == "x fehlt");
}

TEST_CASE("an argument is not expanded again") {
  CHECK(format_message("{a} {b}", {{"a", "{b}"}, {"b", "2"}}) == "{b} 2");
}

TEST_CASE("other braces stay") {
  CHECK(format_message("{} {a b} {unknown} ${id} {", {{"a", "1"}, {"id", "2"}}) == "{} {a b} {unknown} $2 {");
  CHECK(format_message("{{a}}", {{"a", "1"}}) == "{1}");
  CHECK(format_message("", {{"a", "1"}}).empty());
}

TEST_CASE("long values and messages are cut, between characters") {
  const std::string value(1999, 'a');
  CHECK(format_message("{v}", {{"v", value + "b"}}) == value + "b");
  CHECK(format_message("{v}!", {{"v", value + "ä"}}) == value + "…!");
  std::string often;
  for (int i = 0; i < 1000; ++i) often += "{v} ";
  CHECK(format_message(often, {{"v", value}}).size() < 23000);
  CHECK(shorten_note(value + "ä") == value + "…");
  CHECK(shorten_note(value) == value);
}
