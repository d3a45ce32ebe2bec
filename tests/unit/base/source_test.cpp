#include "catch.h"

#include "base/source.h"

using namespace galley;

TEST_CASE("LF, CRLF and a lone CR each end a line") {
  const Source source("a.md", "one\ntwo\r\nthree\rfour\r\r\n");
  CHECK(source.lines.line_count() == 6);
  CHECK(source.line(1) == "one");
  CHECK(source.line(2) == "two");
  CHECK(source.line(3) == "three");
  CHECK(source.line(4) == "four");
  CHECK(source.line(5).empty());
  CHECK(source.position(9).line == 3);
  CHECK(source.position(8).line == 2);
}

TEST_CASE("columns in every unit") {
  const Source source("a.md", "\xEF\xBB\xBF\t量😀x\n");
  const Position x = source.position(3 + 1 + 3 + 4);
  CHECK(x.line == 1);
  CHECK(x.byte == 9);
  CHECK(x.code_point == 4);
  CHECK(x.utf16 == 5);
  CHECK(x.display == 13);
  CHECK(source.position(0) == source.position(3));
}

TEST_CASE("a position in a long line is the one that is counted from its start") {
  std::string text = "\xEF\xBB\xBF";
  for (int i = 0; i < 3000; ++i) text += i % 7 == 0 ? "\t" : i % 3 == 0 ? "量" : i % 5 == 0 ? "😀" : "a";
  text += "\n" + text.substr(3) + "\r\nend";
  const Source source("a.md", text);
  for (std::uint32_t offset = 3; offset <= text.size(); ++offset) {
    if (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) continue;
    const std::uint32_t line = source.lines.line_at(offset);
    const std::uint32_t begin = line == 1 ? 3 : source.lines.line_start(line);
    CHECK(source.position(offset) == advance({line}, source.slice({begin, offset})));
  }
}
