#include "corpus/language.h"

#include "catch.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

Record record_at(const std::string &path, const std::string &field = {}, const std::string &value = {}) {
  Record record;
  record.path = path;
  if (field.empty()) return record;
  FieldFact fact;
  fact.field = field;
  fact.value = value;
  FactWriter writer;
  writer.add(fact);
  record.facts = writer.finish();
  return record;
}

std::string language_at(const std::string &path) {
  return language_of(record_at(path));
}

} // namespace

TEST_CASE("a path may name the language of its document") {
  CHECK(language_at("docs/about.md").empty());
  CHECK(language_at("fr/about.md") == language_at("content/fr/team.md"));
  CHECK(language_at("fr/about.md") != language_at("de/about.md"));
  CHECK(language_at("content/zh-CN/a.md") == language_at("content/zh-cn/a.md"));
  CHECK_FALSE(language_at("pt_BR/a.md").empty());
  CHECK_FALSE(language_at("zh-Hant/a.md").empty());
  CHECK_FALSE(language_at("about.fr.md").empty());
  CHECK(language_at("fr.md").empty());       // the file's name, not a tag in it
  CHECK(language_at("v1/a.md").empty());     // no letters
  CHECK(language_at("en-123/a.md").empty()); // no region
  CHECK(language_at("fra/a.md").empty());
}

TEST_CASE("front matter may name the language of its document") {
  CHECK(language_of(record_at("a.md", "lang", "FR")) == language_of(record_at("b.md", "lang", "fr")));
  CHECK(language_of(record_at("a.md", "locale", "fr")) != language_of(record_at("b.md", "locale", "de")));
  CHECK(language_of(record_at("a.md", "title", "fr")).empty());
}

TEST_CASE("documents are grouped by language in the order given") {
  const std::vector<Record> records = {record_at("fr/b.md"), record_at("a.md"), record_at("fr/a.md")};
  const RecordsByLanguage groups = by_language({&records[0], &records[1], &records[2]});
  REQUIRE(groups.size() == 2);
  CHECK(groups.at("") == std::vector<const Record *>{&records[1]});
  CHECK(groups.at(language_of(records[0])) == std::vector<const Record *>{&records[0], &records[2]});
}

TEST_CASE("a document and its translations have one path without language") {
  CHECK(path_without_language("docs/fr/a.md") == "docs/a.md");
  CHECK(path_without_language("docs/a.pt-br.md") == "docs/a.md");
  CHECK(path_without_language("zh-Hant/x.y/a.b.c.md") == "x.y/a.b.c.md");
  CHECK(path_without_language("fr.md") == "fr.md");
  CHECK(path_without_language("LICENSE") == "LICENSE");
}

TEST_CASE("the folder of a language is the first one named after one") {
  CHECK(language_folder("content/zh/a/en/b.md") == "content/zh");
  CHECK(language_folder("pt-BR/a.md") == "pt-BR");
  CHECK(language_folder("docs/guide/zh.md").empty());
  CHECK(language_folder("").empty());
}
