#include "text/line_break.h"

#include "catch.h"

#include <string_view>
#include <vector>

using namespace galley;

TEST_CASE("a line ends at LF, CRLF and a lone CR") {
  constexpr std::string_view text = "a\nb\r\nc\rd\n\r\n\r\re";
  std::vector<Span> found;
  for (Span at = find_line_break(text, 0); !at.empty(); at = find_line_break(text, at.end))
    found.push_back(at);
  CHECK(found == std::vector<Span>{{1, 2}, {3, 5}, {6, 7}, {8, 9}, {9, 11}, {11, 12}, {12, 13}});
}

TEST_CASE("where no line break follows, the text's end is the place") {
  CHECK(find_line_break("abc", 1) == Span{3, 3});
  CHECK(find_line_break("abc\n", 4) == Span{4, 4});
  CHECK(find_line_break("", 0) == Span{0, 0});
}

TEST_CASE("what is inserted into a text ends its lines as the first line does") {
  CHECK(line_break_of("a\r\nb\n") == "\r\n");
  CHECK(line_break_of("a\nb\r\n") == "\n");
  CHECK(line_break_of("\n") == "\n");
  CHECK(line_break_of("abc") == "\n");
}

TEST_CASE("a line break at the end of the text is one") {
  CHECK(find_line_break("a\r", 0) == Span{1, 2});
  CHECK(find_line_break("a\r\n", 0) == Span{1, 3});
  CHECK(find_line_break("a\r\n", 2) == Span{2, 3}); // from within
}
