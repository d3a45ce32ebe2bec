#include "markdown/anchor.h"

#include "catch.h"

#include <string>
#include <vector>

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

TEST_CASE("each generator makes anchors by a function of its own") {
  using enum AnchorFunction;
  const auto [function, text, anchor] = GENERATE(table<AnchorFunction, const char *, const char *>({
      {github_cased, "The API", "The-API"},
      {github_unaccented, "Café crème", "cafe-creme"},
      {hugo, "कखग मराठी ½", "कखग-मरठ-"},
      {hugo, "a_b - c", "a_b---c"},
      {hugo_ascii, "Café 中文 x", "cafe--x"},
      {blackfriday, "  A, b & c!", "a-b-c"},
      {blackfriday, "½ _x_", "½-x"},
      {goldmark, " a_b Ünï 中 ", "a-b-n-"},
      {kramdown, "1. Über uns: 2", "ber-uns-2"},
      {kramdown, "中文 x_y", "xy"},
      {kramdown_gfm, "--a---b -- c-d", "ab--c-d"},
      {python_markdown, "Café - ½ x", "cafe-12-x"},
      {python_markdown, "中文", ""},
      {python_markdown, "_a_  b -- c", "_a_-b-c"},
      {python_markdown_unicode, "Café 中文, x", "café-中文-x"},
      {vitepress, "Настройки “x”, é!", "настроики-x-e"},
      {pymdownx, " Café 中文 & b_c ", "café-中文--b_c"},
      {vitepress, "1. A", "_1-a"},
      {vitepress, "  (a_b)  ", "a-b"},
      {obsidian, "A: b [c] #d, it's - x_y!", "a b c d it's - x_y"},
      {docfx, "This - is a &@! heading _ with . and ! -", "this---is-a--heading-_-with--and---"},
      {docfx, "𠀀 x", "-x"},
  }));
  INFO(text);
  CHECK(heading_anchor(function, text) == anchor);
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

TEST_CASE("equal anchors are numbered as the generator does, and headings of signs get a name") {
  using enum AnchorFunction;
  const auto [function, anchors] = GENERATE(table<AnchorFunction, std::vector<std::string>>({
      {hugo, {"a", "a-1", "a-1-1", "heading", "heading-1"}},
      {goldmark, {"a", "a-1", "a-1-1", "heading", "heading-1"}},
      {kramdown, {"a", "a-1", "a-1", "section", "section-1"}},
      {kramdown_gfm, {"a", "a-1", "a-1", "", "-1"}},
      {python_markdown, {"a", "a_1", "a-1", "_1", "_2"}},
      {pymdownx, {"a", "a_1", "a-1", "_1", "_2"}},
      {vitepress, {"a", "a-1", "a-1-1", "", "-1"}},
      {docfx, {"a", "a-1", "a-1-1", "section", "section-1"}},
      {obsidian, {"a", "a", "a-1", "", ""}},
  }));
  AnchorNumbering numbering({function, HeadingPart::text});
  std::vector<std::string> made;
  for (const char *text : {"A", "a", "A-1", "!", "?"}) made.push_back(numbering.next(text));
  CHECK(made == anchors);
}

TEST_CASE("Python-Markdown counts on from a number") {
  AnchorNumbering numbering({AnchorFunction::python_markdown, HeadingPart::text});
  for (const char *anchor : {"a_3", "a_4", "a_5"}) CHECK(numbering.next("a_3") == anchor);
}

TEST_CASE("every generator has a name and functions") {
  for (std::uint8_t i = 0;; ++i) {
    const auto reading = static_cast<AnchorReading>(i);
    if (anchor_reading_name(reading).empty()) break;
    CHECK_FALSE(anchor_makers(reading).empty());
  }
}

TEST_CASE("the part of a heading that becomes an anchor depends on the generator") {
  const HeadingTexts texts{" Costs", "chart Costs", "![chart](c.png) Costs"};
  const auto first = [&](AnchorReading reading) {
    return AnchorNumbering(anchor_makers(reading).front()).next(texts);
  };
  CHECK(first(AnchorReading::github) == "-costs");
  CHECK(first(AnchorReading::docusaurus) == "chart-costs");
  CHECK(first(AnchorReading::hugo) == "chartcpng-costs");
}
