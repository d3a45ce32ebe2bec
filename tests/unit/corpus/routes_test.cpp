#include "corpus/routes.h"

#include "catch.h"

using namespace galley;

TEST_CASE("a route is a path without case, endings and what stands for a folder") {
  const auto [path, route] = GENERATE(table<const char *, const char *>({
      {"docs/One Two.md", "docs/one-two"},
      {"/docs/x/", "docs/x"},
      {"docs/x/index.md", "docs/x"},
      {"docs/_index.md", "docs"},
      {"README.md", ""},
      {"x.html", "x"},
      {"index.html", ""},
      {"v1.0/x.mdx", "v1.0/x"},
      {"docs/.md", "docs/.md"},
      {"ÄÖ/你好.md", "äö/你好"},
      {"/", ""},
  }));
  CHECK(DocumentEndings({}).route_of(path) == route);
}

namespace {

Record record_at(const std::string &path,
                 const std::vector<std::pair<std::string, std::string>> &fields = {}) {
  Record record;
  record.path = path;
  FactWriter writer;
  for (const auto &[field, value] : fields) {
    FieldFact fact;
    fact.field = field;
    fact.value = value;
    writer.add(fact);
  }
  record.facts = writer.finish();
  return record;
}

} // namespace

TEST_CASE("documents are reached by path, address, name and alias") {
  const std::vector<Record> all = {
      record_at("a/2024-05-01-news.md"),
      record_at("a/page.md", {{"permalink", "/made/here/"}, {"url", "https://example.org/x"}}),
      record_at("b/Old Name.md", {{"aliases", "/before/x.html"}, {"aliases", "Another Name"}}),
      record_at("b/slugged.md", {{"slug", "short"}, {"permalink", "/{{ title }}/"}}),
  };
  Records records;
  for (const Record &record : all) records.push_back(&record);
  const Routes routes(records);
  const auto list = [](RecordSpan found) { return Records(found.begin(), found.end()); };
  CHECK(list(routes.at("a/news")) == Records{&all[0]});
  CHECK(list(routes.at("a/2024-05-01-news")) == Records{&all[0]});
  CHECK(list(routes.at("b/short")) == Records{&all[3]});
  CHECK(routes.at("a/none").empty());
  CHECK(list(routes.at_address("made/here")) == Records{&all[1]});
  CHECK(list(routes.at_address("before/x")) == Records{&all[2]});
  CHECK(routes.at_address("{{-title-}}").empty());
  CHECK(routes.at_address("https://example.org/x").empty());
  CHECK(list(routes.noted("Old name")) == Records{&all[2]});
  CHECK(list(routes.noted("B/old name")) == Records{&all[2]});
  CHECK(list(routes.noted_from_root("b/Old Name")) == Records{&all[2]});
  CHECK(routes.noted_from_root("old name").empty());
  CHECK(routes.noted("name").empty());
  CHECK(list(routes.aliased("another name")) == Records{&all[2]});
  CHECK(routes.has_folder("a"));
  CHECK(routes.has_folder(""));
  CHECK_FALSE(routes.has_folder("c"));
  CHECK(list(routes.at_path("a/page.md")) == Records{&all[1]});
  CHECK(routes.at_path("a/Page.md").empty());
}

TEST_CASE("what a site calls content is reached without its ending") {
  const Record page = record_at("notes/One.qmd");
  const DocumentEndings endings({&page});
  CHECK(endings.has("x.qmd"));
  CHECK(endings.has("x.md"));
  CHECK_FALSE(endings.has("x.html"));
  CHECK(endings.strip("notes/One.qmd") == "notes/One");
  CHECK(endings.route_of("notes/One.qmd") == "notes/one");
  CHECK(endings.note_name("notes/One.qmd") == "one");
  CHECK_FALSE(DocumentEndings({}).has("x.qmd"));
}
