#include "catch.h"

#include "base/json.h"
#include "toml/toml.h"

#include <fmt/format.h>

#include <string>

using namespace galley;

namespace {

struct Parsed {
  explicit Parsed(std::string text)
      : source("a.toml", std::move(text)),
        toml(parse_toml(source, {0, static_cast<std::uint32_t>(source.text.size())})) {}

  std::string json() const {
    std::string out;
    if (!toml) {
      const Position place = source.position(toml.error().span.begin);
      return fmt::format("{}:{}: {}", place.line, place.code_point, toml.error().message);
    }
    append_json(out, root());
    return out;
  }
  Value root() const { return toml->root(); }
  std::string slice(Span span) const { return std::string(source.slice(span)); }

  Source source;
  Result<ValueTree, Problem> toml;
};

std::string json_of(const std::string &text) {
  return Parsed(text).json();
}

} // namespace

TEST_CASE("values of TOML have their kinds") {
  CHECK(json_of("a = 'x'\nb = \"y\\n\"\nc = true\nd = false") == R"({"a":"x","b":"y\n","c":true,"d":false})");
  CHECK(json_of("a = [1_000, 0x1F, 0o17, 0b101, -9223372036854775808]") ==
        R"({"a":[1000,31,15,5,-9223372036854775808]})");
  CHECK(json_of("a = [1.5, 1e3, -0.0]") == R"({"a":[1.5,1000.0,-0.0]})");
  CHECK(Parsed("a = inf").root().find("a").as_number() > 1e308);
  CHECK(Parsed("a = -inf").root().find("a").as_number() < -1e308);
  const Parsed nan("a = nan");
  CHECK(nan.root().find("a").as_number() != nan.root().find("a").as_number());
  CHECK(json_of("a = \"\"\"\nx\ny\"\"\"\nb = '''\nz'''") == R"({"a":"x\ny","b":"z"})");
  CHECK(json_of("") == "{}");
  CHECK(json_of("# nothing\n") == "{}");
}

TEST_CASE("dates of TOML are texts in the form of RFC 3339") {
  CHECK(json_of("a = [2024-05-01, 2024-05-01 10:00:00, 2024-05-01t10:00:00.5z, 10:30:00]") ==
        R"({"a":["2024-05-01","2024-05-01T10:00:00","2024-05-01T10:00:00.5Z","10:30:00"]})");
  const Parsed parsed("a = 2024-05-01 10:00:00+08:00 # here");
  const Value date = parsed.root().find("a");
  CHECK(date.text() == "2024-05-01T10:00:00+08:00");
  CHECK(date.style() == ValueStyle::plain);
  CHECK(parsed.slice(date.span()) == "2024-05-01 10:00:00+08:00");
}

TEST_CASE("tables of all forms are mappings whose keys stand in the order of the text") {
  CHECK(json_of("z = 1\na.y.x = 2\na.b = 3\n[t]\nk = 4\n[t.u]\nl = 5\n[a.c]\nm = {p = 1, q.r = 2}\n") ==
        R"({"z":1,"a":{"y":{"x":2},"b":3,"c":{"m":{"p":1,"q":{"r":2}}}},"t":{"k":4,"u":{"l":5}}})");
  CHECK(json_of("[[f]]\nn = 1\n[f.s]\nk = 0\n[[f]]\nn = 2\n[[f.g]]\n") ==
        R"({"f":[{"n":1,"s":{"k":0}},{"n":2,"g":[{}]}]})");
  CHECK(json_of("a = [[1], [], {b = 1}]") == R"({"a":[[1],[],{"b":1}]})");
}

TEST_CASE("spans count bytes, whatever stands before them") {
  const Parsed parsed("'键' = \"héllo\" # 注\n日 = 1\n");
  CHECK_FALSE(parsed.toml);
  const Parsed good("'键' = \"é\", \n");
  CHECK_FALSE(good.toml);
  const Parsed all(
      "'键 1' = [\"é\", 2, \"\"\"日\n本\"\"\"]\r\n\"b\".c = 1\n[x.\"y z\"]\nd = {e = 1}\n[[l]]\n");
  const Value root = all.root();
  REQUIRE(root);
  CHECK(all.slice(root.find("键 1").key_span()) == "'键 1'");
  CHECK(all.slice(root.find("键 1").span()) == "[\"é\", 2, \"\"\"日\n本\"\"\"]");
  CHECK(all.slice(root.find("键 1").at(2).span()) == "\"\"\"日\n本\"\"\"");
  CHECK(root.find("键 1").style() == ValueStyle::flow);
  CHECK(all.slice(root.find("b").find("c").key_span()) == "c");
  CHECK(all.slice(root.find("b").find("c").span()) == "1");
  CHECK(all.slice(root.find("x").find("y z").key_span()) == "\"y z\"");
  CHECK(all.slice(root.find("x").find("y z").span()) == "[x.\"y z\"]");
  CHECK(root.find("x").find("y z").style() == ValueStyle::block);
  CHECK(root.find("x").find("y z").find("d").style() == ValueStyle::flow);
  CHECK(all.slice(root.find("l").key_span()) == "l");
  CHECK(root.find("l").style() == ValueStyle::block);
}

TEST_CASE("what is wrong is said to writers at its place") {
  CHECK(json_of("title = \n") == "1:9: the key title has no value");
  CHECK(json_of("a = 1\ntitle =") == "2:8: the key title has no value");
  CHECK(json_of("title: x\n") == "1:6: expected `=` after the key; a colon is how YAML writes it");
  CHECK(json_of("title x\n") == "1:7: expected `=` and a value after the key");
  CHECK(json_of("title = hello world # c\n") == "1:9: text needs quotes in TOML");
  CHECK(json_of("tags = [\"a\", b c]\n") == "1:14: text needs quotes in TOML");
  CHECK(json_of("draft = True\n") == "1:9: expected `true` in small letters, or quotes");
  CHECK(json_of("draft = null\n") == "1:9: TOML has no word for nothing; delete the key");
  CHECK(json_of("title = “x”\n") ==
        "1:9: typographic quotes are part of a text; expected straight ones around it");
  CHECK(json_of("a = \"x\nb = 1\n") == "1:5: this quote is never closed");
  CHECK(json_of("a = '''x\nb = 1\n") == "1:5: this quote is never closed");
  CHECK(json_of("a = 'it's'\n").find("1:9: the value ends before this") == 0);
  CHECK(json_of("a = 1\nb = 2\na = 3\n") == "3:1: this key stands twice");
  CHECK(json_of("[x]\n[y]\n[x]\n") == "3:1: this table stands twice");
  CHECK(json_of("a = 1\n[a.b]\n") == "2:1: this key has a value already, so it can't be a table, too");
  CHECK(json_of("a = [1 2]\n") == "1:8: expected a comma or `]`");
  CHECK(json_of("a = {b = 1,}\n") == "1:11: no comma may stand before `}`; delete it");
  CHECK(json_of("a = 012\n").find("no number begins with 0") != std::string::npos);
  CHECK(json_of("a = 99999999999999999999\n").find("the number is too big") != std::string::npos);
  CHECK(json_of("date = 2024-13-01\n").find("1:8: there is no such date or time") == 0);
  CHECK(json_of("date = 2024-02-30\n").find("1:8: there is no such date or time") == 0);
  CHECK(json_of("a = \"C:\\dir\"\n").find("a backslash must be written twice") != std::string::npos);
  CHECK(json_of("标题 = 1\n").find("1:1: a key needs quotes") == 0);
  CHECK(json_of("a = 1\n- b\n") == "2:1: a list stands in brackets in TOML: key = [\"a\", \"b\"]");
  // toml++ would abort here.
  for (const char *text : {"[", "[[", "a = 1\n [ \n", "[!]\n", "[.]\n", "[[ ]]\n", "[]\n", "[表]\n",
                           "a = [\n1}_\n]\n", "a = 1987-07-05T'17:45'\n"}) {
    INFO(text);
    CHECK_FALSE(Parsed(text).toml);
  }
  CHECK(json_of("[x\n") == "1:3: expected `]`, which ends the line of a table's name");
}

TEST_CASE("depth is limited however it is written") {
  std::string dots = "a", brackets = "a = ", tables = "a = ";
  for (int i = 0; i < 100'000; ++i) {
    dots += ".a";
    brackets += '[';
    tables += "{a.a.a.a = ";
  }
  for (const std::string &text : {dots + " = 1", "[" + dots + "]", brackets, tables}) {
    CHECK(json_of(text).find("nested more than 128 deep") != std::string::npos);
  }
  CHECK(json_of("a = \"" + std::string(1000, '.') + "[[[[\" # " + std::string(1000, '[')).size() > 1000);
}
