#include "catch.h"

#include "base/json.h"

#include <string>

using namespace galley;

namespace {

struct Parsed {
  explicit Parsed(std::string text) : source("a.json", std::move(text)), result(parse_json(source)) {}
  Value root() const {
    REQUIRE(result);
    return result->root();
  }
  // "line:column message" of the problem, or nothing.
  std::string problem() const {
    if (result) return "";
    const Position at = source.position(result.error().span.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.code_point) + " " + result.error().message;
  }
  Source source;
  Result<ValueTree, Problem> result;
};

std::string round_trip(const std::string &text) {
  const Parsed parsed(text);
  std::string out;
  append_json(out, parsed.root());
  return out;
}

} // namespace

TEST_CASE("JSON values know their places") {
  const Parsed parsed("\xEF\xBB\xBF{\"a\\n\": [1, -2.50 ,\"x\"],\n \"b\" : {\"c\":null, \"d\":true}}\n");
  const Value root = parsed.root();
  const auto text = [&](Span span) { return std::string(parsed.source.slice(span)); };
  REQUIRE(root.size() == 2);
  CHECK(root.span() == Span{3, static_cast<std::uint32_t>(parsed.source.text.size() - 1)});
  const Value a = root.find("a\n");
  REQUIRE(a.size() == 3);
  CHECK(text(a.key_span()) == "\"a\\n\"");
  CHECK(text(a.span()) == "[1, -2.50 ,\"x\"]");
  CHECK(text(a.at(0).span()) == "1");
  CHECK(text(a.at(1).span()) == "-2.50");
  CHECK(a.at(1).text() == "-2.50");
  CHECK(a.at(1).as_number() == -2.5);
  CHECK(text(a.at(2).span()) == "\"x\"");
  CHECK(a.at(2).text().data() == parsed.source.text.data() + a.at(2).span().begin + 1);
  CHECK(text(root.find("b").span()) == "{\"c\":null, \"d\":true}");
  CHECK(text(root.find("b").find("c").span()) == "null");
  CHECK(text(root.find("b").find("d").key_span()) == "\"d\"");
}

TEST_CASE("JSON integers and numbers stay apart, big ones become numbers") {
  CHECK(Parsed("9223372036854775807").root().as_integer() == INT64_MAX);
  CHECK(Parsed("-9223372036854775808").root().as_integer() == INT64_MIN);
  CHECK(Parsed("9223372036854775808").root().is(ValueKind::number));
  CHECK(Parsed("98249283749234923498293171823948729348710298301928331").root().as_number() > 9e52);
  CHECK(Parsed("1e2").root().is(ValueKind::number));
  CHECK(Parsed("1e-400").root().as_number() == 0);
  CHECK(round_trip("[1,1.0,-0.0,1e300,0.1]") == "[1,1.0,-0.0,1e+300,0.1]");
}

TEST_CASE("JSON strings are written back safely") {
  CHECK(round_trip("\"a\\u0001\\t\\\"\\\\\\u00e9\\ud83d\\ude00\"") == "\"a\\u0001\\t\\\"\\\\é😀\"");
  CHECK(round_trip("{\"a\":{},\"b\":[]}") == "{\"a\":{},\"b\":[]}");
  std::string out;
  append_json_string(out, "a\xFFz");
  CHECK(out == "\"a\xEF\xBF\xBDz\"");
}

TEST_CASE("what must not be printed as it is, JSON escapes without loss") {
  const auto written = [](std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
  };
  CHECK(written("a\u009b\x7f\u202e\u2028\ufeff") == "\"a\\u009b\\u007f\\u202e\\u2028\\ufeff\"");
  CHECK(written("x\U000e0041") == "\"x\\udb40\\udc41\"");
  CHECK(written("##[error] ## [") == "\"#\\u0023[error] ## [\"");
  CHECK(written("👨\u200d👩 می\u200cخواهم") == "\"👨\u200d👩 می\u200cخواهم\"");
}

TEST_CASE("what is no JSON is a problem at its place") {
  CHECK(Parsed("").problem() == "1:1 the file is empty; JSON needs a value");
  CHECK(Parsed("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}").problem() ==
        "3:2 the key \"a\" stands twice; the first is on line 1");
  CHECK(Parsed("{\"a\": \"x\n").problem().starts_with("1:"));
  CHECK(Parsed("{\"a\": \"x").problem() == "1:7 this quote is never closed");
  CHECK(Parsed("{\"a\": 1,}").problem() == "1:8 no comma may stand before `}`; delete it");
  CHECK(Parsed("{\"a\": 1, b: 2}").problem() == "1:10 expected a key in double quotes");
  CHECK(Parsed("[1 2]").problem() == "1:4 expected a comma or `]`");
  CHECK(Parsed("[1,]").problem() == "1:3 no comma may stand before `]`; delete it");
  CHECK(Parsed("[,]").problem().starts_with("1:2 expected a value"));
  CHECK(Parsed("{} x").problem() == "1:4 text follows after the end of the JSON value");
  CHECK(Parsed(std::string("{}\0{}", 5)).problem() == "1:3 text follows after the end of the JSON value");
  CHECK(Parsed("\"\xFF\"").problem().starts_with("1:"));
  CHECK(Parsed("[01]").problem() == "1:3 expected a comma or `]`");
}

TEST_CASE("a key may stand again in another mapping") {
  CHECK(round_trip("{\"a\":{\"a\":1},\"b\":[{\"a\":2},{\"a\":3}]}") ==
        "{\"a\":{\"a\":1},\"b\":[{\"a\":2},{\"a\":3}]}");
}

TEST_CASE("deep JSON ends in a problem") {
  CHECK(Parsed(std::string(512, '[') + std::string(512, ']')).problem().empty());
  CHECK(Parsed(std::string(513, '[') + std::string(513, ']')).problem() ==
        "1:513 lists and mappings are nested more than 512 deep");
  CHECK(Parsed(std::string(100000, '[')).problem().find("512 deep") != std::string::npos);
}

TEST_CASE("JSON is written piece by piece, compact or spaced") {
  const auto write = [](JsonSpacing spacing) {
    std::string out = "before ";
    JsonWriter json(out, spacing);
    json.begin_object();
    json.member("a", 1U);
    json.member("b,:", "x,:y");
    json.key("c");
    json.array(std::vector<int>{1, -2}, [&](int number) { json.write(number); });
    json.member("d", nullptr);
    json.member("e", true);
    json.key("f");
    json.write_json("[1,2]");
    json.end_object();
    return out;
  };
  CHECK(write(JsonSpacing::compact) ==
        R"(before {"a":1,"b,:":"x,:y","c":[1,-2],"d":null,"e":true,"f":[1,2]})");
  CHECK(write(JsonSpacing::spaced) ==
        R"(before {"a": 1, "b,:": "x,:y", "c": [1, -2], "d": null, "e": true, "f": [1,2]})");
}

TEST_CASE("a JSON array may have an item on each line") {
  const auto write_item = [](JsonWriter &json, int item) { json.write(item); };
  CHECK(write_json_lines(std::vector<int>{1, 2}, write_item) == "[\n1,\n2\n]\n");
  CHECK(write_json_lines(std::vector<int>{1, 2}, write_item, JsonSpacing::spaced, "  ") ==
        "[\n  1,\n  2\n]\n");
  CHECK(write_json_lines(std::vector<int>{}, write_item) == "[\n]\n");
}
