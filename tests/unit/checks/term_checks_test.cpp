#include "unit/checks/run_check.h"

using namespace galley;

namespace {

using Lines = std::vector<std::string>;

std::string options(const std::string &finds, const std::string &more = "") {
  std::string all = R"({"finds": ")" + finds + R"(", "min-length": 2, "entity-fields": ["people"],
    "min-definitions": 1, "min-custom-share": 50, "min-site-definitions": 10, "min-site-share": 50, "max-undefined": 5, "max-site-undefined": 5)";
  for (const auto &[name, value] :
       {std::pair("scope", "\"document\""), std::pair("ignore", "[]"), std::pair("entities", "\"ignore\"")}) {
    if (more.find("\"" + std::string(name) + "\"") == more.npos)
      all += ", \"" + std::string(name) + "\": " + value;
  }
  return all + (more.empty() ? "" : ", ") + more + "}";
}

const std::string bubble = "先要理解**信息茧房**（Filter Bubble: 只看得到自己愿意看的东西的处境）。\n\n";
const std::string chamber = "就是**回声室**（Echo Chamber: 只听得到自己声音的环境）这样的地方。\n\n";
const std::string mentions_chamber = "后来他们又讨论了**回声室**的由来。\n\n";

Glossary glossary(const std::string &term, const std::string &name = "", const std::string &definition = "") {
  GlossaryEntry entry;
  entry.term = term;
  entry.name = name;
  entry.definition = definition;
  entry.where.path = "glossary.yaml";
  return Glossary({entry});
}

} // namespace

TEST_CASE("undefined-term asks for a definition in its scope") {
  const TestDocuments documents = {{"a.md", bubble + mentions_chamber}, {"b.md", bubble + chamber}};
  const auto found = [&](const std::string &scope, const Glossary &entries = Glossary()) {
    return run_check("term-definitions", options("undefined", R"("scope": ")" + scope + "\""), documents,
                     entries);
  };
  CHECK(found("document") == Lines{"a.md:3:9 term=回声室 scope=in this document"});
  CHECK(found("site").empty());
  CHECK(found("glossary") == Lines{"a.md:3:9 term=回声室 scope=in the glossary"});
  CHECK(found("document", glossary("回声室")).empty());
  CHECK(found("glossary", glossary("回声室")).empty());
  CHECK(found("document", glossary("Echo", "回声室")).empty());
}

TEST_CASE("a definition under the other name is one") {
  const std::string english = "An **Echo Chamber** (回声室: a place where everybody agrees) is quiet.\n\n";
  CHECK(run_check("term-definitions", options("undefined"), {{"a.md", english + mentions_chamber}}).empty());
  CHECK(run_check("term-definitions", options("undefined"),
                  {{"a.md", bubble + mentions_chamber}, {"b.md", english}})
            .size() == 1);
  CHECK(run_check("term-definitions", options("undefined", R"("scope": "site")"),
                  {{"a.md", bubble + mentions_chamber}, {"b.md", english}})
            .empty());
}

TEST_CASE("names of the front matter need no definition unless they are asked for one") {
  const TestDocuments documents = {
      {"a.md", "---\npeople: [Naval Ravikant（纳瓦尔）]\n---\n" + bubble + "后来**纳瓦尔**又谈到它。\n"}};
  CHECK(run_check("term-definitions", options("undefined"), documents).empty());
  CHECK(run_check("term-definitions", options("undefined", R"("entities": "require")"), documents).size() ==
        1);
}

TEST_CASE("short terms and those that match a pattern are left alone") {
  const TestDocuments documents = {{"a.md", bubble + mentions_chamber}};
  CHECK(run_check("term-definitions", options("undefined", R"("ignore": ["^回声"])"), documents).empty());
  CHECK_FALSE(make_check("term-definitions", options("undefined", R"("ignore": ["("])")));
}

TEST_CASE("late-definition points from the first mention to the definition") {
  CHECK(run_check("term-definitions", options("late"),
                  {{"a.md", mentions_chamber + mentions_chamber + chamber}}) ==
        Lines{"a.md:1:9 term=回声室 scope=in this document (a.md:5: it is defined here)"});
  CHECK(run_check("term-definitions", options("late"), {{"a.md", chamber + mentions_chamber}}).empty());
  CHECK(run_check("term-definitions", options("late"), {{"a.md", mentions_chamber}, {"b.md", chamber}})
            .empty());
  CHECK(run_check("term-definitions", options("late"), {{"a.md", mentions_chamber + chamber}},
                  glossary("回声室"))
            .empty());
  CHECK(run_check("term-definitions", options("undefined"), {{"a.md", mentions_chamber + chamber}}).empty());
}

TEST_CASE("conflicting-definition reports each version once") {
  const std::string quantum =
      "这是**量子隧穿**（Quantum Tunneling: 微观粒子穿过自身能量不足以越过的势垒的现象）。\n";
  const std::string leap = "这是**量子隧穿**（Quantum Leap: 微观粒子穿过自身能量不足以越过的势垒的现象）。\n";
  CHECK(run_check("conflicting-definition", "{}",
                  {{"c.md", leap}, {"a.md", quantum}, {"b.md", quantum}, {"d.md", leap}}) ==
        Lines{"c.md:1:3 term=量子隧穿 conflict=is called \"Quantum Leap\" here, and \"Quantum Tunneling\" "
              "elsewhere (a.md:1: the other one stands here)"});
  CHECK(run_check("conflicting-definition", "{}", {{"a.md", quantum + "\n" + leap}}).empty());
}

TEST_CASE("conflicting-definition takes the glossary for the first") {
  const std::string leap = "这是**量子隧穿**（Quantum Leap: 微观粒子穿过自身能量不足以越过的势垒的现象）。\n";
  const Lines found = run_check("conflicting-definition", "{}", {{"a.md", leap}},
                                glossary("量子隧穿", "Quantum Tunneling", "粒子穿过势垒"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("(glossary.yaml:") != std::string::npos);
  CHECK(run_check("conflicting-definition", "{}", {{"a.md", leap}},
                  glossary("量子跃迁", "Quantum Leap", "粒子跳过势垒"))
            .size() == 1);
  CHECK(run_check("conflicting-definition", "{}", {{"a.md", leap}}, glossary("量子隧穿")).empty());
}

TEST_CASE("a name that many terms have is none") {
  std::string text;
  for (const char *term : {"量子隧穿", "信息茧房", "回声室", "低维流形", "诱导需求"}) {
    text += "这是**" + std::string(term) + "**（Optional: 只听得到自己声音的一种环境）。\n\n";
  }
  CHECK(run_check("conflicting-definition", "{}", {{"a.md", text}}).empty());
}

TEST_CASE("many definitions of one term, and many terms of one name, are no trouble") {
  std::string text, again; // in the one the term has other names, in the other one the same
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    again += "**词**（Name: 一种在" + number + "年出现的环境）。\n\n";
    text += "**词" + number + "**（Name: 解释，说的是第" + number + "种环境里的声音）和**词**（Name" +
            number + ": 一种在" + number + "年出现的环境）。\n\n";
  }
  CHECK(run_check("conflicting-definition", "{}", {{"a.md", text}, {"b.md", text}}).size() < 20);
  CHECK(run_check("repeated-definition", "{}", {{"a.md", again}}).size() == 2999);
  CHECK(run_check("term-definitions", options("undefined", R"("scope": "site")"), {{"a.md", text}}).empty());
}
