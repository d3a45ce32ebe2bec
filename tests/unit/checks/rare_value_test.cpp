#include "unit/checks/run_check.h"

using namespace galley;

namespace {

const std::string every_site = R"({"fields": ["tags"], "min-documents": 2, "min-site": 0, "ignore": []})";

TestDocuments tagged(const std::vector<std::string> &tags) {
  TestDocuments documents;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    documents.emplace_back(fmt::format("{:02}.md", i), "---\ntags: " + tags[i] + "\n---\n");
  }
  return documents;
}

} // namespace

TEST_CASE("rare-value counts documents, not occurrences") {
  CHECK(run_check("rare-value", every_site, tagged({"[a, b, b]", "[a]"})) ==
        std::vector<std::string>{"00.md:2:11 field=tags value=b documents=1 document"});
}

TEST_CASE("rare-value reports each document that shares a value too rare") {
  const std::string three = R"({"fields": ["tags"], "min-documents": 3, "min-site": 0, "ignore": []})";
  CHECK(run_check("rare-value", three, tagged({"[a]", "[a]"})) ==
        std::vector<std::string>{"00.md:2:8 field=tags value=a documents=2 documents",
                                 "01.md:2:8 field=tags value=a documents=2 documents"});
}

TEST_CASE("rare-value offers the nearest value in common use") {
  CHECK(run_check("rare-value", every_site, tagged({"[economy]", "[econmy, economy]", "[Economy]"})) ==
        std::vector<std::string>{"02.md:2:8 field=tags value=Economy documents=1 document "
                                 "(00.md:2: did you mean \"economy\", used by 2 documents?)",
                                 "01.md:2:8 field=tags value=econmy documents=1 document "
                                 "(00.md:2: did you mean \"economy\", used by 2 documents?)"});
}

TEST_CASE("rare-value leaves small sites alone") {
  const std::string four = R"({"fields": ["tags"], "min-documents": 2, "min-site": 4, "ignore": []})";
  CHECK(run_check("rare-value", four, tagged({"[a]", "[b]", "[c]"})).empty());
  CHECK(run_check("rare-value", four, tagged({"[a]", "[b]", "[c]", "[d]"})).size() == 4);
}

TEST_CASE("rare-value trims values and counts each field on its own") {
  CHECK(run_check("rare-value", every_site, tagged({"[' a ']", "a", "['', ' ', null]", "{a: b}"})).empty());
  const std::string two_fields =
      R"({"fields": ["tags", "area"], "min-documents": 2, "min-site": 0, "ignore": []})";
  CHECK(run_check("rare-value", two_fields, {{"a.md", "---\ntags: [x]\narea: x\n---\n"}}).size() == 2);
}

TEST_CASE("rare-value offers only a value of the same words") {
  const auto hint = [](const std::string &rare, const std::string &common) {
    const auto lines = run_check("rare-value", every_site,
                                 tagged({"[" + rare + "]", "[" + common + "]", "[" + common + "]"}));
    REQUIRE(lines.size() == 1);
    return lines.front().find("did you mean") != std::string::npos;
  };
  CHECK(hint("ai-tooling", "ai-tools"));
  CHECK(hint("planned-city", "planning-cities"));
  CHECK(hint("physcis", "physics"));
  CHECK_FALSE(hint("insurance-industry", "space-industry"));
  CHECK_FALSE(hint("llm-security", "security"));
  CHECK_FALSE(hint("extensibility", "accessibility"));
  CHECK_FALSE(hint("cooking", "cooling"));
  CHECK_FALSE(hint("insertion", "iteration"));
  CHECK_FALSE(hint("量子计算", "量子通信"));
}

TEST_CASE("rare-value never counts the sign of a tag") {
  CHECK(run_check("rare-value", every_site, tagged({"[Rust]", "[rust]"})).size() == 2);
  CHECK(run_check("rare-value", every_site, tagged({"['#rust']", "[rust]"})).empty());
}

TEST_CASE("rare-value counts the documents of a value's parts, each once") {
  CHECK(run_check("rare-value", every_site, tagged({"[math]", "[math/a/b]"})).size() == 1);
  CHECK(run_check("rare-value", every_site, tagged({"[math/a]", "[math/b/c]"})).size() == 2);
  CHECK(run_check("rare-value", every_site, tagged({"[math, math/a]", "[mathematics]"})).size() == 3);
}
