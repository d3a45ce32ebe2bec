#include "catch.h"

#include "text/unicode.h"

using namespace galley;

TEST_CASE("fold joins case and width") {
  CHECK(fold("ＡＧＩ") == fold("agi"));
  CHECK(fold("ﾃﾞｰﾀ") == fold("データ"));
  CHECK(fold("Straße") == fold("STRASSE"));
  CHECK(fold("量子") != fold("量化"));
}

TEST_CASE("fold joins accents with what stands before them, among whatever else") {
  CHECK(fold("e\u0301") == fold("\u00c9"));
  CHECK(fold("量e\u0301量") == "量\u00e9量");
  CHECK(fold("Ｅ\u0301！") == "\u00e9!");
  CHECK(fold("か\u3099") == fold("が"));
  CHECK(fold("カﾞ") == fold("ガ"));
  CHECK(fold("\u1112\u1161\u11ab") == "한");
  CHECK(fold("하\u11ab") == "한");
  CHECK(fold("“Ａ”，…b") == "“a”,...b");
  CHECK(fold("\xff"
             "B") == "\xff"
                     "b"); // not UTF-8
  CHECK(fold("\u0301a") == "\u0301a");
  CHECK(fold("").empty());
}

TEST_CASE("what could harm a terminal is escaped") {
  CHECK(escape_controls("a\x1b[31m\n\xff\xe2\x80\xae量") == "a\\x1b[31m\\n\\xff\\u202e量");
  CHECK(escape_controls("\u009b31m\x7f\u200f\ufeff") == "\\u009b31m\\x7f\\u200f\\ufeff");
  CHECK(escape_controls("x\U000e0041\uffff") == "x\\U000e0041\\uffff");
  CHECK(escape_controls("\u115f\u1160\u17b4\ufff0") == "\\u115f\\u1160\\u17b4\\ufff0"); // none is seen
  CHECK(escape_controls("\U0001bca0\U0001d173") == "\\U0001bca0\\U0001d173");
  CHECK(escape_controls("\xed\xa0\x80") == "\\xed\\xa0\\x80"); // a surrogate
}

TEST_CASE("joiners and selectors stay behind the characters that they change") {
  for (const char *text : {"می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3",
                           "葛\U000e0100", "ภาษา\u200bไทย"})
    CHECK(escape_controls(text) == text);
  CHECK(escape_controls("a\u200bb") == "a\\u200bb");
  CHECK(escape_controls("\u200d量\u200d\u200d") == "\\u200d量\u200d\\u200d");
  CHECK(escape_controls("a\ufe0f\u200d量") == "a\\ufe0f\\u200d量");
  CHECK(escape_controls("量\ufe00\ufe01") == "量\ufe00\\ufe01");
}

TEST_CASE("no text is a command to a CI job") {
  CHECK(escape_controls("::error::x") == "\\x3a:error::x");
  CHECK(escape_controls(" \u3000::x") == " \u3000\\x3a:x");
  CHECK(escape_controls("::: tip") == "::: tip");
  CHECK(escape_controls("a::b ## [x] #[y] ##x") == "a::b ## [x] #[y] ##x");
  CHECK(escape_controls("##[x] ###vso[y] ##teamcity[z") == "#\\x23[x] ##\\x23vso[y] #\\x23teamcity[z");
}

TEST_CASE("no text holds a second diagnostic") {
  CHECK(escape_controls("a.md:1:1: error: x") == "a.md:1:1\\x3a error: x");
  CHECK(escape_controls("a.md:1:warning: x") == "a.md:1\\x3awarning: x");
  CHECK(escape_controls("a.md:1: fatal error: x") == "a.md:1\\x3a fatal error: x");
  CHECK(escape_controls("error: at 1: note, note: x") == "error: at 1: note, note: x");
}

TEST_CASE("a path at the start of a line is a path") {
  CHECK(escape_path("a:7:8.md") == "a:7:8.md");
  CHECK(escape_path("::x.md") == "./::x.md");
  CHECK(escape_path("  ::x.md") == "./  ::x.md");
  CHECK(escape_path("a.md:1:1: error: b") == "a.md\\x3a1\\x3a1\\x3a error\\x3a b");
  CHECK(escape_path("a.cs(1,2): error CS1: b") == "a.cs(1,2)\\x3a error CS1\\x3a b");
  CHECK(escape_path("a.ts:1:2 - error TS1: b") == "a.ts\\x3a1\\x3a2 - error TS1\\x3a b");
  CHECK(escape_path("a.md:1.2-3.4: b") == "a.md\\x3a1.2-3.4\\x3a b");
  CHECK(escape_path("12:30-13:00.md") == "12:30-13:00.md");
  CHECK(escape_path("A (2020): b.md") == "A (2020): b.md");
  CHECK(escape_path("a.md:5: b") == "a.md\\x3a5\\x3a b");
  CHECK(escape_path("##[x].md") == "#\\x23[x].md");
}

TEST_CASE("invalid UTF-8 is found where it starts") {
  CHECK(find_invalid_utf8("量\xe9\x87") == 3);
  CHECK(find_invalid_utf8("\xed\xa0\x80") == 0); // a surrogate
  CHECK_FALSE(find_invalid_utf8("量😀"));
}

TEST_CASE("the last code point") {
  CHECK(decode_last_utf8("a量").value == U'量');
  CHECK(decode_last_utf8("量\x80").value == 0xFFFD);
  CHECK(decode_last_utf8("量\x80").size == 1);
}

TEST_CASE("the first byte that is not UTF-8 is found at any place of a text") {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string ascii(before, 'a');
    CHECK_FALSE(find_invalid_utf8(ascii + "量" + ascii));
    CHECK(find_invalid_utf8(ascii + "\xE9" + ascii) == before);
    CHECK(find_invalid_utf8(ascii + "量\x80") == before + 3);
  }
}

TEST_CASE("Chinese whose bytes are changed is invalid where reading it one by one says") {
  const std::string sound = "量子隧穿，a维〇流形ü🙂の것퟿ﾟ低维";
  for (std::size_t at = 0; at < sound.size(); ++at) {
    for (const int byte : {0x00, 0x41, 0x80, 0xBF, 0xC3, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xFF}) {
      std::string text = sound;
      text[at] = static_cast<char>(byte);
      std::optional<std::size_t> expected;
      for (std::size_t i = 0; i < text.size() && !expected;) {
        const CodePoint next = decode_utf8(std::string_view(text).substr(i));
        if (next.value == 0xFFFD && next.size == 1) expected = i;
        i += next.size;
      }
      INFO(at << " " << byte);
      CHECK(find_invalid_utf8(text) == expected);
    }
  }
}

TEST_CASE("what fold takes for folded already, the tables leave alone as well") {
  const std::string slow = "ﬁ"; // folded by the tables, with all that stands beside it
  for (char32_t value = 0x80; value <= 0xFFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, value);
    if (fold(text) == text) CHECK(fold(text + slow) == text + "fi");
  }
}
