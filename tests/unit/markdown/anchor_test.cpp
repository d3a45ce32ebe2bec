#include "markdown/anchor.h"

#include "catch.h"

using namespace galley;

TEST_CASE("anchors are made as GitHub makes them") {
  const auto [text, anchor] = GENERATE(table<const char *, const char *>({
      {"Hello World", "hello-world"},
      {"What's new in 2.0?", "whats-new-in-20"},
      {"snake_case and kebab-case", "snake_case-and-kebab-case"},
      {"a  b", "a--b"},
      {"C & C++", "c--c"},
      {"开场白：我们已无法回到过去的世界", "开场白我们已无法回到过去的世界"},
      {"ÄÖÜ straße", "äöü-straße"},
      {"한국어 제목", "한국어-제목"},
      {"がぎぐ、です。", "がぎぐです"},
      {"e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9"}, // combining accent
      {"🚀 Launch", "-launch"},
      {"½ and Ⅷ", "-and-ⅷ"},
      {"", ""},
  }));
  CHECK(heading_anchor(text) == anchor);
}

TEST_CASE("equal anchors are numbered") {
  AnchorNumbering anchors;
  CHECK(anchors.next("Notes") == "notes");
  CHECK(anchors.next("notes") == "notes-1");
  CHECK(anchors.next("Notes 2") == "notes-2");
  CHECK(anchors.next("NOTES") == "notes-3"); // notes-2 is taken
  CHECK(anchors.next("") == "");
  CHECK(anchors.next("!") == "-1");
}
