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
