#include "catch.h"

#include "parse/front_matter.h"

#include <string>

using namespace galley;

namespace {

struct Found {
  explicit Found(std::string text) : source("a.md", std::move(text)), fences(find_front_matter(source)) {}
  std::string content() const { return std::string(source.slice(fences.value().content)); }
  std::string body() const { return source.text.substr(fences.value().body_begin); }
  Source source;
  std::optional<FrontMatter> fences;
};

} // namespace

TEST_CASE("front matter stands between two fences") {
  const Found found("---\na: 1\n---\nbody\n---\n");
  REQUIRE(found.fences);
  CHECK(found.content() == "a: 1\n");
  CHECK(found.body() == "body\n---\n");
  CHECK(found.fences->open == Span{0, 3});
  CHECK(found.fences->close == Span{9, 12});
}

TEST_CASE("front matter may follow a byte order mark and end lines in any way") {
  const Found bom("\xEF\xBB\xBF---  \r\na: 1\r\n---\t\r\nbody");
  CHECK(bom.content() == "a: 1\r\n");
  CHECK(bom.body() == "body");
  CHECK(bom.fences->open == Span{3, 6});
  CHECK(Found("---\ra: 1\r---\rbody").content() == "a: 1\r");
  CHECK(Found("---\n---").content().empty());
  CHECK(Found("---\n---").body().empty());
}

TEST_CASE("other lines are no fences") {
  CHECK_FALSE(Found("").fences);
  CHECK_FALSE(Found("text\n---\na: 1\n---\n").fences);
  CHECK_FALSE(Found("----\na: 1\n----\n").fences);
  CHECK_FALSE(Found("--- a\nb: 1\n---\n").fences);
  CHECK_FALSE(Found(" ---\na: 1\n---\n").fences);
  CHECK(Found("---\na: |\n  ---\n----\n--- x\n---\nbody").body() == "body");
}

TEST_CASE("a front matter that nothing closes reaches to the end") {
  const Found found("---\na: 1\n");
  REQUIRE(found.fences);
  CHECK_FALSE(found.fences->closed());
  CHECK(found.content() == "a: 1\n");
  CHECK(found.body().empty());
  CHECK(found.fences->close.empty());
  CHECK_FALSE(Found("---").fences->closed());
}

TEST_CASE("the opening fence may name YAML") {
  for (const char *open : {"---yaml", "---yml", "--- yaml", "---\tYAML  ", "\xEF\xBB\xBF---yaml\r"}) {
    INFO(open);
    const Found found(std::string(open) + "\na: 1\n---\nbody");
    REQUIRE(found.fences);
    CHECK(found.fences->readable());
    CHECK(found.fences->open.size() == 3);
    CHECK(found.content() == "a: 1\n");
    CHECK(found.body() == "body");
  }
}

TEST_CASE("front matter in other languages is found and named") {
  const auto language = [](const std::string &text) {
    const Found found(text);
    return found.fences ? found.fences->language_name + ":" + found.content() + ":" + found.body() : "body";
  };
  CHECK(language("---js\n{ a: 1 }\n---\nbody") == "js:{ a: 1 }\n:body");
  CHECK(language("--- json \r\n{}\r\n---\r\nbody") == "json:{}\r\n:body");
  CHECK(language("---Coffee\na\n---\n") == "coffee:a\n:");
  CHECK(language("\xEF\xBB\xBF+++\na = 1\n---\n+++ \nbody") == "toml:a = 1\n---\n:body");
  CHECK(language("{\n  \"a\": {\n  }\n}\nbody\n}\n") == "json:{\n  \"a\": {\n  }\n}:body\n}\n");
  CHECK(language(";;;\n\"a\": 1\n;;;\nbody") == "json:\"a\": 1\n:body");
}

TEST_CASE("a JSON object at the very start is front matter, however it is laid out") {
  const auto object = [](const std::string &text) {
    const Found found(text);
    if (!found.fences) return std::string("body");
    return found.content() + (found.fences->closed() ? "|" : "?") + found.body();
  };
  CHECK(object("{\"a\": 1}\n\nbody") == "{\"a\": 1}|\nbody");
  CHECK(object("{ \"a\": {\"b\": \"}\\\"}\"} }  \r\nbody") == "{ \"a\": {\"b\": \"}\\\"}\"} }|body");
  CHECK(object("{}\nbody") == "{}|body");
  CHECK(object("{\n}\nbody") == "{\n}|body");
  // What is wrong with it is said by the parser.
  CHECK(object("{\n  title: 1\n}\nbody") == "{\n  title: 1\n}|body");
  CHECK(object("{\n  'title': 1\n}\nbody") == "{\n  'title': 1\n}|body");
  CHECK(object("{\n  \"a\": \"b,\n  \"c\": 1\n}\nbody") == "{\n  \"a\": \"b,\n  \"c\": 1\n}|body");
  CHECK(object("{\n  \"a\": {\n}\nbody") == "{\n  \"a\": {\n}|body");
  CHECK(object("{\n  \"a\": 1\n\nbody") == "{\n  \"a\": 1\n\nbody?");
}

TEST_CASE("TOML that nothing closes is front matter where it begins as TOML") {
  for (const char *text : {"+++\ntitle = 'a'\n\nbody", "+++\n\n[params]\n", "+++\n\"a b\" = 1\n"}) {
    INFO(text);
    REQUIRE(Found(text).fences);
    CHECK_FALSE(Found(text).fences->closed());
  }
}

TEST_CASE("what only looks like front matter in another language is body") {
  for (const char *text : {"--- title\na\n---\n",
                           "---a title\na\n---\n",
                           "--- coffee\na\n---\n",
                           "---1\na\n---\n",
                           "---\xE9\x87\x8F\na\n---\n",
                           "---js\nnever closed\n",
                           "+++\nsome text\n",
                           "+++ toml\na = 1\n+++\n",
                           "++++\na = 1\n++++\n",
                           "\n+++\na = 1\n+++\n",
                           "{\n/* a comment of MDX */\n}\n",
                           "{% include a %}\n}\n",
                           "{{< a >}}\n}\n",
                           "{: .class}\n",
                           "{#id}\n",
                           "{{ page.title }}\n",
                           "{\"a text\"}\n",
                           "{/* a */}\n",
                           "{ \"a\": 1 } text\n",
                           "{title: 1}\n",
                           "{\n title: 1\n",
                           "{a}\n",
                           "{",
                           ";;;\n\"a\": 1\n"}) {
    INFO(text);
    CHECK_FALSE(Found(text).fences);
  }
}
