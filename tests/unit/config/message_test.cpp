
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
