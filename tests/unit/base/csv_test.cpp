#include "catch.h"

#include "base/csv.h"

using namespace galley;

TEST_CASE("a field of CSV is quoted where it would be read otherwise") {
  std::string out;
  append_csv_record(out, {"plain text", "a,b", "say \"x\"", " before", "behind ", ""});
  CHECK(out == "plain text,\"a,b\",\"say \"\"x\"\"\",\" before\",\"behind \",\r\n");
}

TEST_CASE("a record of CSV is one line, whatever its fields hold") {
  std::string out = "a\n";
  append_csv_record(out, {"line\nbreak", "x\r"}, "\n");
  CHECK(out == "a\nline\\nbreak,x\\r\n");
}
