#include "catch.h"

#include "base/json.h"
#include "checks/option_table.h"
#include "yaml/data_file.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

enum class Colour : std::uint8_t { red, green };

std::string_view word_of(Colour colour) {
  switch (colour) {
  case Colour::red:
    return "red";
  case Colour::green:
    return "light-green";
  }
  return {};
}

// The JSON of a table's options without its line breaks.
template <class T> std::string declared_by(const OptionTable<T> &table) {
  const DataFilePtr file = parse_own_json("options", options_schema(table.declared()));
  std::string json;
  append_json(json, file->tree.root());
  return json;
}

// Options that are all given, from JSON.
Options given(const std::string &json) {
  const DataFilePtr file = parse_own_json("given.json", json);
  Options options;
  for (const Value option : file->tree.root()) options.set({std::string(option.key()), option, file});
  return options;
}

// "line:column: message" of what could not be read, or "".
template <class T> std::string problem_of(const OptionTable<T> &table, const std::string &json) {
  const Result<T> read = table.read(given(json));
  if (read) return "";
  const Error &error = read.error();
  return error.path + ":" + std::to_string(error.place.line) + ":" + std::to_string(error.place.code_point) +
         ": " + error.message;
}

// A struct with one option of the kind.
template <class Member> struct One { Member member{}; };

template <class Member, class Kind> OptionTable<One<Member>> required(const Kind &kind) {
  return {{"x", &One<Member>::member, Presence::required, kind, "d"}};
}

template <class Member, class Kind> OptionTable<One<Member>> with_default(const Kind &kind) {
  return {{"x", &One<Member>::member, kind, "d"}};
}

template <class Member, class Kind> Member read_one(const Kind &kind, const std::string &json) {
  const auto read = required<Member>(kind).read(given("{\"x\": " + json + "}"));
  REQUIRE(read);
  return read->member;
}

struct Settings {
  std::vector<std::string> fields;
  std::size_t count = 3;
  Colour colour = Colour::green;
};

const OptionTable<Settings> &table() {
  static const OptionTable<Settings> rows = {
      {"fields", &Settings::fields, Presence::required, field_list, with_nested_fields("Some fields.")},
      {"count", &Settings::count, Integer{.minimum = 1, .maximum = 9}, "How \"many\"."},
      {"colour", &Settings::colour, Choice(word_of), "Which."},
  };
  return rows;
}

} // namespace

TEST_CASE("a table makes the schema of its options, with the struct's defaults") {
  CHECK(
      declared_by(table()) ==
      R"({"fields":{"type":"array","items":{"type":"string","minLength":1},"minItems":1,"uniqueItems":true,)"
      R"("description":"Some fields. A dot leads into a mapping: nav.parent."},)"
      R"("count":{"type":"integer","minimum":1,"maximum":9,"default":3,"description":"How \"many\"."},)"
      R"("colour":{"enum":["red","light-green"],"default":"light-green","description":"Which."}})");
  CHECK(options_schema({}) == "{}");
}

TEST_CASE("what a table reads stands in its members") {
  const auto read = table().read(given(R"({"fields": ["a", "b"], "count": 5, "colour": "red", "more": 1})"));
  REQUIRE(read);
  CHECK(read->fields == std::vector<std::string>{"a", "b"});
  CHECK(read->count == 5);
  CHECK(read->colour == Colour::red);
}

TEST_CASE("the options of a part stand behind the others and are read into the part") {
  struct Whole {
    bool flag = false;
    Settings part;
  };
  OptionTable<Whole> whole = {{"flag", &Whole::flag, Flag(), "d"}};
  whole.add(&Whole::part, table());
  REQUIRE(whole.rows().size() == 4);
  CHECK(whole.rows()[0].declared.name == "flag");
  CHECK(whole.rows()[1].declared.required);
  CHECK(!whole.rows()[2].declared.required);
  const auto read = whole.read(given(R"({"fields": ["a"], "count": 1, "colour": "red", "flag": true})"));
  REQUIRE(read);
  CHECK(read->flag);
  CHECK(read->part.count == 1);
}

TEST_CASE("each kind of option has its schema") {
  const auto schema = [](const auto &options) { return declared_by(options); };
  const std::string texts = R"({"x":{"type":"array","items":{"type":"string"})";
  CHECK(schema(with_default<bool>(Flag())) ==
        R"({"x":{"type":"boolean","default":false,"description":"d"}})");
  CHECK(schema(with_default<std::int64_t>(Integer())) ==
        R"({"x":{"type":"integer","default":0,"description":"d"}})");
  CHECK(schema(required<std::string>(Text())) ==
        R"({"x":{"type":"string","minLength":1,"description":"d"}})");
  CHECK(schema(with_default<std::vector<std::string>>(TextList())) ==
        texts + R"(,"default":[],"description":"d"}})");
  CHECK(schema(with_default<std::vector<std::string>>(skipped_keys)) ==
        texts + R"(,"uniqueItems":true,"default":[],"description":"d"}})");
  CHECK(schema(with_default<GlobSet>(GlobList())) ==
        R"({"x":{"type":"array","items":{"type":"string","minLength":1},"default":[],"description":"d"}})");
  CHECK(schema(with_default<std::vector<Regex>>(PatternList())) ==
        texts + R"(,"default":[],"description":"d"}})");
  CHECK(schema(required<std::vector<Regex>>(PatternList{.non_empty_items = true, .non_empty = true})) ==
        R"({"x":{"type":"array","minItems":1,"items":{"type":"string","minLength":1},"description":"d"}})");
  CHECK(schema(required<Regex>(Pattern())) == schema(required<std::string>(Text())));
  CHECK(schema(with_default<std::optional<Schema>>(FrontMatterSchema())) ==
        R"({"x":{"type":"object","default":{},"description":"d"}})");
}

TEST_CASE("each kind of option reads its values") {
  CHECK(read_one<bool>(Flag(), "true"));
  CHECK(!read_one<bool>(Flag(), "false"));
  CHECK(read_one<std::string>(Text(), R"("a\nb")") == "a\nb");
  CHECK(read_one<std::vector<std::string>>(TextList(), R"(["b", "a"])") ==
        std::vector<std::string>{"b", "a"});
  CHECK(read_one<Colour>(Choice(word_of), R"("light-green")") == Colour::green);
  const auto globs = read_one<GlobSet>(GlobList(), R"(["*.md", "!a.md"])");
  CHECK(globs.matches("b.md"));
  CHECK(!globs.matches("a.md"));
  const auto patterns = read_one<std::vector<Regex>>(PatternList(), R"(["^a", "b$"])");
  REQUIRE(patterns.size() == 2);
  CHECK(patterns[1].search("ab"));
  CHECK(!patterns[1].search("ba"));
  CHECK(read_one<Regex>(Pattern(), R"("a+")").search("caab"));
  const auto schema = read_one<std::optional<Schema>>(FrontMatterSchema(), R"({"required": ["title"]})");
  const DataFilePtr file = parse_own_json("a", R"([{"title": 1}, {}])");
  REQUIRE(schema);
  CHECK(schema->accepts(file->tree.root().at(0)));
  CHECK(!schema->accepts(file->tree.root().at(1)));
}

TEST_CASE("an integer is read however JSON Schema lets it be written") {
  const auto read = [](const std::string &json) { return read_one<std::int64_t>(Integer(), json); };
  CHECK(read("0") == 0);
  CHECK(read("-7") == -7);
  CHECK(read("3.0") == 3);
  CHECK(read("2e3") == 2000);
  CHECK(read("9223372036854775807") == 9223372036854775807);
  CHECK(read("99999999999999999999") == 9223372036854775807);
  CHECK(read("-99999999999999999999") == -9223372036854775807 - 1);
  CHECK(read_one<std::size_t>(Integer{.minimum = 0}, "12") == 12);
}

TEST_CASE("what a schema can't see is an error at its place") {
  CHECK(problem_of(required<GlobSet>(GlobList()), "{\n\"x\": [\"a\", \"[\"]}")
            .starts_with("given.json:2:12: "));
  CHECK(problem_of(required<std::vector<Regex>>(PatternList()), R"({"x": ["a", "("]})")
            .starts_with("given.json:1:13: "));
  CHECK(problem_of(required<Regex>(Pattern()), R"({"x": "("})").starts_with("given.json:1:7: "));
  CHECK(problem_of(required<std::optional<Schema>>(FrontMatterSchema()), R"({"x": {"type": "lst"}})")
            .starts_with("given.json:1:16: "));
  CHECK(problem_of(required<std::optional<Schema>>(FrontMatterSchema()), R"({"x": {}})") == "");
}

TEST_CASE("a list of mappings is read by a table of its own") {
  struct Part {
    std::string name;
    Regex pattern;
    std::size_t size = 4;
  };
  const OptionTable<Part> parts = {
      {"name", &Part::name, Presence::required, Text(), "n"},
      {"pattern", &Part::pattern, Presence::required, Pattern(), "p"},
      {"size", &Part::size, Presence::optional, Integer{.minimum = 0}, "s"},
  };
  const auto options = required<std::vector<Part>>(MappingList(parts));
  CHECK(declared_by(options) ==
        R"({"x":{"type":"array","minItems":1,"description":"d","items":{"type":"object",)"
        R"("required":["name","pattern"],"additionalProperties":false,"properties":{)"
        R"("name":{"type":"string","minLength":1,"description":"n"},)"
        R"("pattern":{"type":"string","minLength":1,"description":"p"},)"
        R"("size":{"type":"integer","minimum":0,"description":"s"}}}}})");
  const auto read = options.read(
      given(R"({"x": [{"name": "a", "pattern": "b"}, {"name": "c", "pattern": "d", "size": 5}]})"));
  REQUIRE(read);
  REQUIRE(read->member.size() == 2);
  CHECK(read->member[0].name == "a");
  CHECK(read->member[0].size == 4);
  CHECK(read->member[1].pattern.search("d"));
  CHECK(read->member[1].size == 5);
  CHECK(problem_of(options, R"({"x": [{"name": "a", "pattern": "("}]})").starts_with("given.json:1:33: "));
}

TEST_CASE("a long list is written in lines that stand below its first item") {
  CHECK(write_texts({}) == "[]");
  CHECK(write_texts({"a", "\""}) == R"(["a", "\""])");
  const std::string long_text(60, 'a');
  const std::string item = "\"" + long_text + "\"";
  CHECK(write_texts({long_text, long_text, "b"}) ==
        "[" + item + ",\n" + std::string(16, ' ') + item + ", \"b\"]");
  CHECK(write_texts({std::string(200, 'a')}) == "[\"" + std::string(200, 'a') + "\"]");
}
