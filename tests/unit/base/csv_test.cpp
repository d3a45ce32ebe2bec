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

TEST_CASE("no cell of CSV is a formula") {
  std::string out;
  append_csv_record(out, {"=1", "+1", "-1", "@a", "＝1", " =1", "\"=1", "a;=1; '-2", "a-b=c", "1;2"}, "\n");
  CHECK(out == "'=1,'+1,'-1,'@a,'＝1,' =1,\"'\"\"=1\",a;'=1;' '-2,a-b=c,1;2\n");
  out.clear();
  append_csv_record(out, {"\u00a0=1", "\u3000-1;\u2003@a", "\u00a0"}, "\n");
  CHECK(out == "'\u00a0=1,'\u3000-1;'\u2003@a,\u00a0\n");
}

TEST_CASE("a record of CSV is no command to a CI job, and is read as it was") {
  std::string out;
  append_csv_record(out, {"::error::x", "::"}, "\n");
  append_csv_record(out, {"##[x]"}, "\n");
  CHECK(out == "\"::error::x\",\"::\"\n#\\x23[x]\n");
}
