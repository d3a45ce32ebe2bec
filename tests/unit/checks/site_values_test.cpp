// Checks that compare values across documents: similar-value, unique-value, misfiled-value, sequence,
// known-value; and field-compare.
#include "unit/checks/run_check.h"

using namespace galley;

namespace {

using Lines = std::vector<std::string>;

std::string page(const std::string &fields) {
  return "---\n" + fields + "\n---\n";
}

Lines unique(const std::string &entry, const TestDocuments &documents) {
  Lines places;
  for (const std::string &line : run_check("unique-value", R"({"unique": [)" + entry + "]}", documents))
    places.push_back(line.substr(0, line.find(" what=")));
  return places;
}

Lines problems(const std::string &name, const std::string &options, const TestDocuments &documents,
               const Taxonomy &taxonomy = Taxonomy()) {
  Lines lines;
  for (const std::string &line : run_check(name, options, documents, Glossary(), taxonomy)) {
    const std::size_t problem = line.find("problem=") + 8;
    lines.push_back(line.substr(0, line.find(' ') + 1) + line.substr(problem, line.find(" (") - problem));
  }
  return lines;
}

Taxonomy taxonomy() {
  TaxonomyField tags{"tags", {}, {{"cities", "urbanism"}, {"misc", ""}}};
  tags.values.push_back({"urbanism", "", {"Urbanism"}, {}, {}});
  tags.values.push_back({"OpenAI", "", {}, {}, {}});
  TaxonomyField area{"area", {}, {}};
  area.values.push_back({"rivers", "", {}, {{"category", {"talk", "essay"}}}, {}});
  return Taxonomy({tags, area});
}

} // namespace

TEST_CASE("similar-value reports the rarer way in each document, with a note at the other") {
  const std::string tags = R"({"fields": ["tags"]})";
  CHECK(run_check("similar-value", tags,
                  {{"a.md", page("tags: [open-ai, x]")},
                   {"b.md", page("tags: [OpenAI]")},
                   {"c.md", page("tags: OpenAI")}}) == Lines{"a.md:2:8 field=tags value=open-ai other=OpenAI "
                                                             "(b.md:2: \"OpenAI\", used by 2 documents)"});
  CHECK(run_check("similar-value", tags,
                  {{"fr/a.md", page("tags: [open-ai]")}, {"b.md", page("tags: [OpenAI]")}})
            .empty());
  CHECK(run_check("similar-value", R"({"fields": ["tags", "area"]})",
                  {{"a.md", page("tags: [open-ai]")}, {"b.md", page("area: OpenAI")}})
            .empty());
}

TEST_CASE("similar-value leaves the fields of a taxonomy to known-value") {
  const TestDocuments documents = {{"a.md", page("tags: [Urbanism]")}, {"b.md", page("tags: [urbanism]")}};
  CHECK(run_check("similar-value", R"({"fields": ["tags"]})", documents).size() == 1);
  CHECK(run_check("similar-value", R"({"fields": ["tags"]})", documents, Glossary(), taxonomy()).empty());
}

TEST_CASE("unique-value compares texts, addresses and slugs") {
  const TestDocuments two = {{"a.md", page("k: https://youtu.be/dQw4w9WgXcQ")},
                             {"b.md", page("k: https://www.youtube.com/watch?v=dQw4w9WgXcQ")}};
  CHECK(unique(R"({"field": "k", "as": "url"})", two) == Lines{"a.md:2:4", "b.md:2:4"});
  CHECK(unique(R"({"field": "k"})", two).empty());
  const TestDocuments slugs = {{"a.md", page("k: Two Words")}, {"b.md", page("k: two-words")}};
  CHECK(unique(R"({"field": "k", "as": "slug"})", slugs).size() == 2);
  CHECK(unique(R"({"field": "k", "as": "slug", "within": "folder"})",
               {{"x/a.md", page("k: w")}, {"b.md", page("k: w")}})
            .empty());
  CHECK(unique(R"({"field": "k"})", {{"a.md", page("k: false")}, {"b.md", page("k: false")}}).empty());
  CHECK(unique(R"({"field": "k"})", {{"a.md", page("k: '/{{ x }}/'")}, {"b.md", page("k: '/{{ x }}/'")}})
            .empty());
  CHECK(unique(R"({"field": "k"})", {{"a.md", page("k: [w, w]")}}).empty());
}

TEST_CASE("unique-value takes translations and a folder's own page for something else") {
  const std::string title = R"({"field": "title", "within": "folder"})";
  CHECK(unique(title, {{"x/_index.md", page("title: T")}, {"x/intro.md", page("title: T")}}).empty());
  CHECK(unique(title, {{"a.md", page("title: T")}, {"a.fr.md", page("title: T")}}).empty());
  CHECK(unique(title, {{"a.md", page("title: T\nlang: en")}, {"b.md", page("title: T\nlang: fr")}}).empty());
  CHECK(unique(title, {{"a.md", page("title: T\nlang: en")}, {"b.md", page("title: T\nlang: en")}}).size() ==
        2);
}

TEST_CASE("unique-value finds paths that differ only in case, spaces or their ending") {
  const std::string path = R"({"as": "slug"})";
  CHECK(unique(path, {{"Notes/A b.md", ""}, {"notes/a-b.md", ""}}) ==
        Lines{"Notes/A b.md:1:1", "notes/a-b.md:1:1"});
  CHECK(unique(path, {{"a.md", ""}, {"a.mdx", ""}}).size() == 2);
  CHECK(unique(path, {{"Rosé.md", ""}, {"rose.md", ""}}).empty());
  CHECK(unique(path, {{"c++.md", ""}, {"c.md", ""}, {"d/c.md", ""}}).empty());
}

TEST_CASE("unique-value finds values that make one page but don't look alike") {
  const std::string values = R"({"field": "tags", "as": "slug", "among": "values"})";
  CHECK(unique(values, {{"a.md", page("tags: [c++, go]")}, {"b.md", page("tags: [c]")}}) ==
        Lines{"b.md:2:8"});
  CHECK(unique(values,
               {{"a.md", page("tags: [c++]")}, {"b.md", page("tags: [c]")}, {"c.md", page("tags: [c]")}}) ==
        Lines{"a.md:2:8"});
  CHECK(unique(values,
               {{"a.md", page("tags: [c++]")}, {"b.md", page("tags: [c]")}, {"c.md", page("tags: [c#]")}}) ==
        Lines{"b.md:2:8", "c.md:2:8"});
  CHECK(unique(values, {{"a.md", page("tags: ['#c']")}, {"b.md", page("tags: [c]")}}).empty());
  CHECK(
      unique(values, {{"a.md", page("tags: [two-words]")}, {"b.md", page("tags: [Two Words, go]")}}).empty());
}

TEST_CASE("misfiled-value needs more documents for the home than for the place") {
  const std::string options = R"({"fields": ["tags"], "homes": ["people", "orgs"], "min-documents": 2})";
  TestDocuments documents = {{"a.md", page("tags: [ada-lovelace]")},
                             {"b.md", page("people: [Ada Lovelace]")},
                             {"c.md", page("people: [Ada Lovelace]\norgs: [ada lovelace]")}};
  CHECK(run_check("misfiled-value", options, documents) ==
        Lines{"a.md:2:8 field=tags value=ada-lovelace home=people "
              "(b.md:2: \"Ada Lovelace\" stands there in 2 documents)"});
  documents.emplace_back("d.md", page("tags: [Ada Lovelace]"));
  CHECK(run_check("misfiled-value", options, documents).empty());
  CHECK(run_check("misfiled-value", options, {documents[0], documents[1]}).empty());
}

TEST_CASE("sequence finds gaps, doubles and lone documents") {
  const std::string options = R"({"series": "series", "positions": ["part", "episode"], "alone": true})";
  const auto part = [](const std::string &number) { return page("series: S\npart: " + number); };
  CHECK(problems("sequence", options,
                 {{"a.md", part("1")}, {"b.md", part("2")}, {"c.md", part("5")}, {"d.md", part("6")}}) ==
        Lines{"c.md:3:7 has no 3 to 4"});
  CHECK(problems("sequence", options, {{"a.md", part("2")}, {"b.md", part("3")}}) ==
        Lines{"a.md:3:7 has no 1"});
  CHECK(problems("sequence", options, {{"a.md", part("0")}, {"b.md", part("1")}}).empty());
  CHECK(problems("sequence", options, {{"a.md", part("10")}, {"b.md", part("20")}, {"c.md", part("30")}})
            .empty());
  CHECK(problems("sequence", options, {{"a.md", part("1")}, {"b.md", part("9223372036854775807")}}).empty());
  CHECK(problems("sequence", options, {{"a.md", part("1")}, {"b.md", part("1")}}) ==
        Lines{"a.md:3:7 has 1 twice", "b.md:3:7 has 1 twice"});
  CHECK(problems("sequence", options,
                 {{"a.md", part("1")}, {"b.md", page("series: S\nepisode: 3")}, {"c.md", part("2b")}})
            .empty());
  CHECK(problems("sequence", options, {{"a.md", page("series: S")}}) ==
        Lines{"a.md:2:9 has this document alone"});
  CHECK(problems("sequence", options, {{"a.md", part("1")}}).empty());
  CHECK(problems("sequence", options, {{"a.md", page("series: ''")}}).empty());
  CHECK(problems("sequence", options, {{"fr/a.md", part("1")}, {"a.md", part("1")}, {"b.md", part("2")}})
            .empty());
}

TEST_CASE("field-compare finds dates and numbers in the wrong order") {
  const std::string options = R"({"orders": [["a", "b", "c"]], "past": [], "past-when": {}, "today": ""})";
  CHECK(problems("field-compare", options, {{"a.md", page("a: 2025-01-02\nc: 2025-01-01")}}) ==
        Lines{"a.md:3:4 is earlier than a, 2025-01-02"});
  CHECK(problems("field-compare", options, {{"a.md", page("b: 3\nc: 2.5")}}) ==
        Lines{"a.md:3:4 is less than b, 3"});
  for (const char *fields :
       {"a: 2025-01-01\nb: 2025-01-01", "a: 2\nb: 2025-01-01", "a: x\nb: a", "a: [3]\nb: [1]", "a:\nb: 1"})
    CHECK(problems("field-compare", options, {{"a.md", page(fields)}}).empty());
}

TEST_CASE("field-compare finds dates to come by a day that can be given") {
  const auto past = [](const std::string &day, const std::string &fields) {
    return problems("field-compare",
                    R"({"orders": [], "past": ["date"], "past-when": {"required": ["draft"]}, "today": ")" +
                        day + "\"}",
                    {{"a.md", page(fields)}});
  };
  CHECK(past("2025-01-01", "date: 2025-01-02\ndraft: false") == Lines{"a.md:2:7 is still to come"});
  CHECK(past("2025-01-02", "date: 2025-01-02\ndraft: false").empty());
  CHECK(past("2025-01-01", "date: 2025-01-02").empty());
  CHECK(past("", "date: 1999-01-02\ndraft: false").empty());
  CHECK_FALSE(make_check("field-compare", R"({"orders": [], "past": [], "past-when": {}, "today": "soon"})"));
}

TEST_CASE("known-value reports what the taxonomy hasn't got, and suggests what was meant") {
  const std::string unknown = R"({"report": "unknown"})";
  CHECK(problems("known-value", unknown,
                 {{"a.md", page("tags: [urbanism, urbanizm, open-ai, zzz, cities]\nother: x")}},
                 taxonomy()) == Lines{"a.md:2:18 is not in the taxonomy; did you mean \"urbanism\"?",
                                      "a.md:2:28 is not in the taxonomy; did you mean \"OpenAI\"?",
                                      "a.md:2:37 is not in the taxonomy"});
  CHECK(problems("known-value", unknown, {{"a.md", page("tags: [zzz]")}}).empty());
}

TEST_CASE("known-value reports a value that another field doesn't allow") {
  const std::string unknown = R"({"report": "unknown"})";
  const auto lines = [&](const std::string &fields) {
    return problems("known-value", unknown, {{"a.md", page(fields)}}, taxonomy());
  };
  CHECK(lines("area: rivers\ncategory: book") ==
        Lines{"a.md:2:7 goes with category \"talk\" or \"essay\", not with \"book\""});
  CHECK(lines("area: rivers\ncategory: essay").empty());
  CHECK(lines("area: rivers").empty());
}

TEST_CASE("known-value reports deprecated values and aliases with what to write") {
  const std::string deprecated = R"({"report": "deprecated"})";
  CHECK(problems("known-value", deprecated,
                 {{"a.md", page("tags: [cities, OpenAI, misc, zzz]")}, {"b.md", page("tags: Urbanism")}},
                 taxonomy()) == Lines{"a.md:2:8 is deprecated; write \"urbanism\"",
                                      "a.md:2:24 is deprecated, and nothing has taken its place",
                                      "b.md:2:7 is another name of \"urbanism\""});
}

TEST_CASE("misfiled-value needs more where the value may be a topic, and leaves countries alone") {
  const std::string options = R"({"fields": ["tags"], "homes": ["orgs"], "min-documents": 2})";
  const auto lines = [&](const std::string &value, int at_home) {
    TestDocuments documents = {{"a.md", page("tags: [" + value + "]")}};
    for (int i = 0; i < at_home; ++i)
      documents.emplace_back(fmt::format("b{}.md", i), page("orgs: [" + value + "]"));
    return run_check("misfiled-value", options, documents).size();
  };
  CHECK(lines("Stewart Brand", 2) == 1);
  CHECK(lines("陶哲轩", 2) == 1);
  CHECK(lines("Machine Learning", 2) == 0);
  CHECK(lines("Machine Learning", 4) == 1);
  CHECK(lines("China", 5) == 0);
  CHECK(lines("中国", 5) == 0);
}

TEST_CASE("misfiled-value is silent where the value is at home in the document, or its home is not sure") {
  const std::string options = R"({"fields": ["tags"], "homes": ["people", "orgs"], "min-documents": 2})";
  const TestDocuments three = {
      {"x.md", page("orgs: [Ada]")}, {"y.md", page("orgs: [Ada]")}, {"z.md", page("orgs: [Ada]")}};
  const auto lines = [&](TestDocuments documents) {
    documents.insert(documents.end(), three.begin(), three.end());
    return run_check("misfiled-value", options, documents).size();
  };
  const std::string both = page("tags: [ada]\norgs: [Ada]");
  CHECK(lines({{"a.md", page("tags: [ada]")}, {"b.md", page("tags: [ada]")}}) == 2);
  CHECK(lines({{"a.md", both}, {"b.md", page("tags: [ada]")}, {"c.md", page("tags: [ada]")}}) == 2);
  CHECK(lines({{"a.md", both}, {"b.md", page("tags: [ada]")}}) == 0);
  CHECK(lines({{"a.md", page("tags: [ada]")}, {"b.md", page("people: [Ada]")}}) == 1);
  CHECK(lines({{"a.md", page("tags: [ada]")},
               {"b.md", page("people: [Ada]")},
               {"c.md", page("people: [Ada]")}}) == 0);
}
