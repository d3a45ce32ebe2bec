#include "catch.h"

#include "base/json.h"
#include "yaml/yaml.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

struct Parsed {
  explicit Parsed(std::string text)
      : source("a.yaml", std::move(text)),
        yaml(parse_yaml(source, {source.bom_size(), static_cast<std::uint32_t>(source.text.size())})) {}

  std::string json() const {
    std::string out;
    if (!yaml.problems.empty()) return yaml.problems.front().message;
    if (!yaml.tree.root()) return "nothing";
    append_json(out, yaml.tree.root());
    return out;
  }
  Value root() const { return yaml.tree.root(); }
  std::string slice(Span span) const { return std::string(source.slice(span)); }

  Source source;
  Yaml yaml;
};

std::string json_of(const std::string &text) {
  return Parsed(text).json();
}

} // namespace

TEST_CASE("scalars resolve by the core schema") {
  CHECK(json_of("[~, null, Null, NULL, nUll]") == "[null,null,null,null,\"nUll\"]");
  CHECK(json_of("[true, True, FALSE, yes, on, tRue]") == R"([true,true,false,"yes","on","tRue"])");
  CHECK(json_of("[1, -1, +1, 010, 0o10, 0x1F, 0b1, 1_000, 1:30]") ==
        R"([1,-1,1,10,8,31,"0b1","1_000","1:30"])");
  CHECK(json_of("[1.0, .5, 1., 1e3, -1.5E-2, 1.2.3, ., e1]") ==
        R"([1.0,0.5,1.0,1000.0,-0.015,"1.2.3",".","e1"])");
  CHECK(json_of("[2025-11-05, 2025-11-05T10:00:00Z, <<, =]") ==
        R"(["2025-11-05","2025-11-05T10:00:00Z","<<","="])");
  CHECK(json_of("[\"1\", 'true', \"\", '']") == R"(["1","true","",""])");
  CHECK(json_of("[9223372036854775807, -9223372036854775808]") ==
        "[9223372036854775807,-9223372036854775808]");
  CHECK(json_of("[9223372036854775808, 0xFFFFFFFFFFFFFFFFFF]") ==
        "[9.223372036854776e+18,4.722366482869645e+21]");
  CHECK(Parsed(".inf").root().as_number() > 1e308);
  CHECK(Parsed("-.INF").root().as_number() < -1e308);
  CHECK(Parsed("1e999").root().as_number() > 1e308);
  CHECK(Parsed("1e-999").root().as_number() == 0);
  const Parsed nan(".nan");
  CHECK(nan.root().is(ValueKind::number));
  CHECK(nan.root().as_number() != nan.root().as_number());
}

TEST_CASE("tags choose the reading") {
  CHECK(json_of("[!!str 1, ! 1, !!int 7, !!float 7.5, !!float 1e2, !!bool true, !!null ~]") ==
        R"(["1","1",7,7.5,100.0,true,null])");
  CHECK(json_of("[!!int \"7\", !!str, !!seq [a], !!map {a: b}]") == R"([7,"",["a"],{"a":"b"}])");
  CHECK(json_of("a: !!str\nb: !!map\n  c: !!seq\n  - d") == R"({"a":"","b":{"c":["d"]}})");
  CHECK(json_of("!!int x") == "`!!int` stands before \"x\", which is not a whole number");
  CHECK(json_of("!!map [a]") == "`!!map` does not fit a list");
}

TEST_CASE("keys are the text of their scalar") {
  CHECK(json_of("1.0: a\nnull: b\n~: c\n'q': d\n\"e\\n\": e\ntrue: f") ==
        R"({"1.0":"a","null":"b","~":"c","q":"d","e\n":"e","true":"f"})");
  CHECK(json_of("? a\n: b\n? c\n&x d: e\nf: *x") == R"({"a":"b","c":null,"d":"e","f":"d"})");
  CHECK(json_of("a: &k key\n*k : v") == R"({"a":"key","key":"v"})");
}

TEST_CASE("values that are left out are null") {
  const Parsed parsed("a:\nb: # comment\nc:\n  - \n  -\n  - x\nd: {e, f: , g: 1}\nnull: ~");
  CHECK(parsed.json() ==
        R"({"a":null,"b":null,"c":[null,null,"x"],"d":{"e":null,"f":null,"g":1},"null":null})");
  CHECK(parsed.root().find("a").span() == Span{2, 2});
  CHECK(parsed.root().find("b").span() == Span{5, 5});
  CHECK(parsed.slice(parsed.root().find("null").span()) == "~");
}

TEST_CASE("every node knows its place") {
  const Parsed parsed(
      "title: \"a \\\"b\\\"\" # c\n'k''1': 'it''s'\nplain: x  y # z\nmulti: one\n  two \n\n  three\n"
      "lit: |2\n   a\n\n  b\n\nfold: >- # c\n  a\n  b\nlist: [a, \"b\", {c: d}, e: f ]\nblock:\n- g\n"
      "- &x h\n- !!str i\n- *x\nlast:\n  deep: 1\n# end\n");
  REQUIRE(parsed.yaml.problems.empty());
  const Value root = parsed.root();
  const auto value = [&](std::string_view key) { return parsed.slice(root.find(key).span()); };
  CHECK(value("title") == "\"a \\\"b\\\"\"");
  CHECK(root.find("title").text() == "a \"b\"");
  CHECK(parsed.slice(root.find("k'1").key_span()) == "'k''1'");
  CHECK(value("k'1") == "'it''s'");
  CHECK(root.find("k'1").style() == ValueStyle::single_quoted);
  CHECK(value("plain") == "x  y");
  CHECK(value("multi") == "one\n  two \n\n  three");
  CHECK(root.find("multi").text() == "one two\nthree");
  CHECK(value("lit") == "|2\n   a\n\n  b");
  CHECK(root.find("lit").text() == " a\n\nb\n");
  CHECK(value("fold") == ">- # c\n  a\n  b");
  CHECK(root.find("fold").style() == ValueStyle::folded);
  CHECK(value("list") == "[a, \"b\", {c: d}, e: f ]");
  CHECK(root.find("list").style() == ValueStyle::flow);
  CHECK(parsed.slice(root.find("list").at(1).span()) == "\"b\"");
  CHECK(parsed.slice(root.find("list").at(2).span()) == "{c: d}");
  CHECK(parsed.slice(root.find("list").at(3).span()) == "e: f");
  CHECK(value("block") == "- g\n- &x h\n- !!str i\n- *x");
  CHECK(root.find("block").style() == ValueStyle::block);
  CHECK(parsed.slice(root.find("block").at(1).span()) == "h");
  CHECK(parsed.slice(root.find("block").at(2).span()) == "i");
  CHECK(value("last") == "deep: 1");
  // Texts that stand in the source as such are no copies.
  CHECK(root.find("plain").text().data() == parsed.source.text.data() + root.find("plain").span().begin);
}

TEST_CASE("CRLF, a byte order mark and non-ASCII text keep places right") {
  const Parsed parsed("\xEF\xBB\xBFtitle: 加速\r\nb: |\r\n  x\r\n  y\r\nc: \"é\"\r\n");
  CHECK(parsed.json() == "{\"title\":\"加速\",\"b\":\"x\\ny\\n\",\"c\":\"é\"}");
  CHECK(parsed.slice(parsed.root().find("title").span()) == "加速");
  CHECK(parsed.slice(parsed.root().find("b").span()) == "|\r\n  x\r\n  y");
  CHECK(parsed.slice(parsed.root().find("c").span()) == "\"é\"");
}

TEST_CASE("question marks stand in flow collections") {
  const Parsed parsed("a: [why?, what ? x, ?b]\n? c\n: {d?: e?}\nf: \"g?\"");
  CHECK(parsed.json() == R"({"a":["why?","what ? x","?b"],"c":{"d?":"e?"},"f":"g?"})");
  CHECK(parsed.slice(parsed.root().find("a").at(1).span()) == "what ? x");
}

TEST_CASE("empty content has no tree") {
  for (const char *text : {"", "\n\n", "# comment\n", "  \n"}) {
    const Parsed parsed(text);
    CHECK(parsed.yaml.problems.empty());
    CHECK_FALSE(parsed.root());
  }
  CHECK(json_of("---\na: b\n...\n") == "{\"a\":\"b\"}");
  CHECK(json_of("null") == "null");
}

TEST_CASE("of a key that stands twice the first is kept, and each further one is a problem") {
  const Parsed parsed("a: 1\nb: {c: 1, c: [x, y]}\na:\n  d: e\nb: 2\nf: 3");
  REQUIRE(parsed.yaml.problems.size() == 3);
  CHECK(parsed.yaml.problems[0].message == "the key \"c\" stands twice; the first is on line 2");
  CHECK(parsed.yaml.problems[1].message == "the key \"a\" stands twice; the first is on line 1");
  CHECK(parsed.slice(parsed.yaml.problems[2].span) == "b");
  std::string out;
  append_json(out, parsed.root());
  CHECK(out == R"({"a":1,"b":{"c":1},"f":3})");
}

TEST_CASE("anchors in a value that a repeated key drops still stand for what they stood for") {
  const auto tree = [](const std::string &text) {
    const Parsed parsed(text);
    std::string out;
    append_json(out, parsed.root());
    return out;
  };
  CHECK(tree("k: 0\nk: {m: &n [u, {v: w}]}\nafter: 1\ncopy: *n") ==
        R"({"k":0,"after":1,"copy":["u",{"v":"w"}]})");
  CHECK(tree("k: 0\nk: &n {m: &o 7}\nall: *n\npart: [*o, *o]") == R"({"k":0,"all":{"m":7},"part":[7,7]})");
  // A repeated key within the value of another one.
  CHECK(tree("k: 0\nk: {m: &n a, m: &o b, p: &q c}\nx: *n\ny: *o\nz: *q") ==
        R"({"k":0,"x":"a","y":"b","z":"c"})");
  // The anchor is defined again; its text is one with an escape, which the tree owns.
  CHECK(tree("k: &n 1\nk: &n \"\\x41\"\nx: *n\nk: &n 3\ny: *n") == R"({"k":1,"x":"A","y":3})");
  // A dropped alias, and a dropped value as a key.
  CHECK(tree("a: &n [1]\na: [*n]\nb: *n") == R"({"a":[1],"b":[1]})");
  CHECK(tree("a: 1\na: &n key\n*n : 2") == R"({"a":1,"key":2})");
  CHECK(json_of("a: &n []\n*n : 2") == "a key must be a text, not a list or a mapping");
}

TEST_CASE("a value that starts on its own line is indented deeper than its key, whatever it is") {
  for (const char *value : {"[a, b]", "{a: b}", "&x [a]", "!!seq [a]", "*y"}) {
    INFO(value);
    CHECK(Parsed(std::string("z: &y 1\nk:\n") + value + "\nb: 1").yaml.problems.size() == 1);
    CHECK(Parsed(std::string("z: &y 1\nk:\n ") + value + "\nb: 1").yaml.problems.empty());
  }
  CHECK(Parsed("o:\n  k:\n  [a]\n  b: 1").yaml.problems.size() == 1);
  CHECK(Parsed("k: &x\n[a]\nb: 1").yaml.problems.size() == 1);
}

TEST_CASE("the tag of a key counts, and no bracket follows a tag") {
  CHECK(json_of("!!str k: 1\n!!int 2: 3") == R"({"k":1,"2":3})");
  CHECK(json_of("a: 1\n!!int k: 1") == "`!!int` stands before \"k\", which is not a whole number");
  CHECK(json_of("a: {!!bool k: 1}") == "`!!bool` stands before \"k\", which is neither true nor false");
  CHECK(json_of("- !thing k: 1").find("`!thing` is read as a tag") == 0);
  for (const char *text : {"a: !{b: c}", "a: ![b]", "a: !!seq[b]", "a: !x{b: c}", "a: !!str, b"}) {
    INFO(text);
    CHECK(Parsed(text).yaml.problems.size() == 1);
  }
  CHECK(json_of("a: [!!seq[b], !!str]") == R"({"a":[["b"],""]})");
  CHECK(json_of("a: !<tag:yaml.org,2002:seq>[b]") == R"({"a":["b"]})");
}

TEST_CASE("each escape of a quoted text is the character that YAML says") {
  const Parsed parsed(R"("a\_b\Nc\Ld\Pe\x85\u00a0é\_": ["\_é\N", '\_'])");
  const Value list = *parsed.root().begin();
  CHECK(list.key() == "a\u00a0b\xC2\x85"
                      "c\u2028d\u2029e\xC2\x85\u00a0é\u00a0");
  CHECK((*list.begin()).text() == "\u00a0é\xC2\x85");
  CHECK(json_of("a: '\\_'") == R"({"a":"\\_"})");
}

TEST_CASE("what is rewritten may stand many times in a short text") {
  std::string text = "- {";
  std::string json = "[{";
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i);
    text += (i == 0 ? "k" : ", k") + number + ":{a: \"\\ud83d\\ude00\"}";
    json += (i == 0 ? "\"k" : ",\"k") + number + "\":{\"a\":\"\xF0\x9F\x98\x80\"}";
  }
  CHECK(json_of(text + "}") == json + "}]");
}

TEST_CASE("a block scalar in a list may have a tag or an anchor") {
  for (const char *text : {"a:\n- &x |\n  b\n  c: d\nz: *x", "a:\n  - !!str &x |\n    b\n    c: d\nz: *x"}) {
    INFO(text);
    CHECK(json_of(text) == R"({"a":["b\nc: d\n"],"z":"b\nc: d\n"})");
  }
  CHECK(json_of("- - !!str >-\n    # b\n  - ! |\n    c: d\n") == R"([["# b","c: d\n"]])");
  const Parsed parsed("- &x |\n  b\n- {c: *x}");
  CHECK(parsed.slice((*parsed.root().begin()).span()) == "|\n  b");
}

TEST_CASE("a block scalar keeps the line breaks at its end as its header says") {
  CHECK(json_of("a: >+\n  b\n\n\nc: >+\n  d\n   e\n\nf: >+\n\n") ==
        R"({"a":"b\n\n\n","c":"d\n e\n\n","f":"\n"})");
  CHECK(json_of("a: >+\r\n  b\r\n\r\nc: |+\r\n  d\r\n\r\ne: >-\r\n  f\r\n\r\n") ==
        R"({"a":"b\n\n","c":"d\n\n","e":"f"})");
}

TEST_CASE("what yaml-cpp does not read is rewritten for it, and keeps its place") {
  CHECK(json_of("m: { k:{ w: 4 }, l:[a], n: [o:[p]] }\nz: 1") ==
        R"({"m":{"k":{"w":4},"l":["a"],"n":[{"o":["p"]}]},"z":1})");
  CHECK(json_of(R"(a: ["\ud83d\ude00 \uD83D\uDE01", '\ud83d\ude00'])") ==
        "{\"a\":[\"\xF0\x9F\x98\x80 \xF0\x9F\x98\x81\",\"\\\\ud83d\\\\ude00\"]}");
  CHECK(json_of(R"("\U0000d83d\U0000de00": 1)") == "{\"\xF0\x9F\x98\x80\":1}");
  for (const char *half : {R"(a: "\ud83d")", R"(a: "\ude00\ud83d")", R"(a: "\\ud83d\ude00")"}) {
    INFO(half);
    CHECK(json_of(half) == "this escape stands for no character; write the character itself");
  }
  const Parsed parsed("a: \"\\ud83d\\ude00\"\nm: {k:[x], l:{y: z}}\nb: end");
  REQUIRE(parsed.yaml.problems.empty());
  CHECK(parsed.slice(parsed.root().find("a").span()) == "\"\\ud83d\\ude00\"");
  CHECK(parsed.slice(parsed.root().find("m").find("l").span()) == "{y: z}");
  CHECK(parsed.slice(parsed.root().find("b").span()) == "end");
  // Only a few are mended, so that the work stays in proportion.
  std::string many = "m: {";
  for (int i = 0; i < 100; ++i) many += "k" + std::to_string(i) + ":[x], ";
  CHECK(json_of(many + "}").find("is missing before this") != std::string::npos);
}

TEST_CASE("aliases repeat their anchor, within bounds") {
  CHECK(json_of("a: &x {b: [1]}\nc: *x\nd: [*x, *x]") ==
        R"({"a":{"b":[1]},"c":{"b":[1]},"d":[{"b":[1]},{"b":[1]}]})");
  CHECK(json_of("a: &x 1\nb: &x 2\nc: *x") == R"({"a":1,"b":2,"c":2})");
  CHECK(json_of("a: &x [*x]").find("stands within what it refers to") != std::string::npos);
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 9; ++j) bomb += "*a" + std::to_string(i - 1) + (j < 8 ? ", " : "]\n");
  }
  CHECK(json_of(bomb).find("repeats too much") != std::string::npos);
  std::string chain = "a0: &a0 x\n"; // each one deeper than the one before
  for (int i = 1; i < 600; ++i) {
    chain += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  }
  CHECK(json_of(chain).find("repeats too much") != std::string::npos);
}

TEST_CASE("depth is bounded") {
  CHECK(json_of(std::string(400, '[') + std::string(400, ']')) ==
        std::string(400, '[') + std::string(400, ']'));
  for (const std::string open : {"[", "{", "- ", "? ", "[a: ", "{a: "}) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += open;
    CHECK(json_of(text) == "lists and mappings are nested too deep");
  }
}

TEST_CASE("no prefix and no change of a byte breaks the reader") {
  const std::string text =
      "title: \"a \\\"b\\\"\"\ntags: [a, 'b', {c: d}, e: f]\nlit: |2\n   a\n  b\nx: &y\n - ? k\n   : v\n"
      " - *y\nz: !!str # c\nw: one\n  two\n---\n";
  std::size_t problems = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    problems += Parsed(text.substr(0, at)).yaml.problems.size();
    for (const char c : std::string("\"'[]{}:,-?&*!|>#@ \n\t\r\x80") + '\0') {
      std::string changed = text;
      changed.insert(at, 1, c);
      for (const Problem &problem : Parsed(changed).yaml.problems) {
        ++problems;
        REQUIRE(problem.span.begin <= problem.span.end);
        REQUIRE(problem.span.end <= changed.size());
      }
    }
  }
  CHECK(problems > text.size());
}

TEST_CASE("merge keys add the members that a mapping lacks") {
  const std::string base = "x: &x {a: 1, b: {c: 2}}\ny: &y {a: 3, d: 4}\n";
  const auto merged = [&](const std::string &text) {
    const std::string json = json_of(base + "z:" + text);
    return json.substr(json.find("\"z\""));
  };
  CHECK(merged(" {<<: *x, a: 9}") == R"("z":{"a":9,"b":{"c":2}}})");
  CHECK(merged("\n  a: 9\n  <<: *x") == R"("z":{"a":9,"b":{"c":2}}})");
  CHECK(merged("\n  <<: [*x, *y]") == R"("z":{"a":1,"b":{"c":2},"d":4}})");
  CHECK(merged("\n  <<:\n    - *y\n    - {e: 5}") == R"("z":{"a":3,"d":4,"e":5}})");
  CHECK(merged("\n  <<: {<<: *x, f: 6}\n  b: 7") == R"("z":{"b":7,"f":6,"a":1}})");
  CHECK(merged(" &z {<<: *y}\nw: *z") == R"("z":{"a":3,"d":4},"w":{"a":3,"d":4}})");
  CHECK(merged("\n  <<: &m {g: 8}\nw: *m") == R"("z":{"g":8},"w":{"g":8}})");
  CHECK(merged(" {<<: []}") == R"("z":{}})");
  CHECK(merged(" {\"<<\": *x}") == R"("z":{"<<":{"a":1,"b":{"c":2}}}})");
  for (const char *wrong : {"1", "[1]", "", "*x1"}) {
    const Parsed parsed("x: &x1 text\nz:\n  <<: " + std::string(wrong));
    REQUIRE(parsed.yaml.problems.size() == 1);
    CHECK(parsed.yaml.problems.front().message.find("`<<` merges") == 0);
    CHECK(parsed.slice(parsed.yaml.problems.front().span) == "<<");
  }
  const Source source("a.yaml", "x: &x {a: 1}\nz: {<<: *x}");
  const Yaml plain =
      parse_yaml(source, {0, static_cast<std::uint32_t>(source.text.size())}, {.merge_keys = false});
  CHECK(plain.tree.root().find("z").find("<<"));
}

TEST_CASE("what is repeated stands where it is used") {
  const Parsed parsed("x: &x\n  a: [1, &t text]\ny: *x\nz:\n  <<: *x\nt: *t # why");
  const Value root = parsed.yaml.tree.root();
  const auto item = [&](std::string_view key) { return root.find(key).find("a").at(0); };
  CHECK(parsed.slice(root.find("y").place()) == "*x");
  CHECK(parsed.slice(root.find("y").key_place()) == "y");
  CHECK(parsed.slice(root.find("t").place()) == "*t");
  CHECK(parsed.slice(root.find("t").span()) == "text");
  CHECK(parsed.slice(item("x").place()) == "1");
  CHECK(parsed.slice(item("y").place()) == "*x");
  CHECK(parsed.slice(root.find("y").find("a").key_place()) == "*x");
  CHECK(parsed.slice(item("z").place()) == "<<");
  CHECK(parsed.slice(root.find("z").find("a").key_place()) == "<<");
}

TEST_CASE("further errors are found below the first, in the order of lines") {
  const auto lines = [](const std::string &text) {
    const Parsed parsed(text);
    std::string numbers;
    for (const Problem &problem : parsed.yaml.problems)
      numbers += std::to_string(parsed.source.position(problem.span.begin).line) + " ";
    CHECK(parsed.yaml.tree.empty());
    return numbers;
  };
  CHECK(lines("a: {{x}} y\nb: {{y}}\nc: @z\nd: `e\nf: 1") == "1 2 3 4 ");
  CHECK(lines("a: b: c\nlist:\n- x\n- @y\nd: e: f\nd: 2") == "1 4 5 ");
  CHECK(lines("title: \"open\ntags: [a, b\nname: 'x'y\nz: 1") == "1 2 3 ");
  // A text over several lines is broken as a whole, and what is below an anchor may need it.
  CHECK(lines("text: \"a\nb: c\"\nd: @x\ne: 1") == "1 3 ");
  CHECK(lines("a: &x @y\nb: *x\nc: `z") == "1 ");
  CHECK(lines("a: @x\n- b: @y\nc: d") == "1 ");
}
