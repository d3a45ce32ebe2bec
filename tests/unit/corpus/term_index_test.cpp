#include "corpus/index.h"
#include "corpus/term_convention.h"

#include "catch.h"

#include <string>
#include <string_view>
#include <vector>

using namespace galley;

namespace {

// The texts must outlive it.
TermFact fact(TermRole role, std::string_view key, std::string_view name_key = {}) {
  TermFact term;
  term.role = term.intended_role = role;
  term.text = term.key = key;
  term.name_key = name_key;
  return term;
}

Record record(const std::string &path, const std::vector<TermFact> &terms) {
  FactWriter writer;
  for (const TermFact &term : terms) writer.add(term);
  Record result;
  result.path = path;
  result.facts = writer.finish();
  return result;
}

constexpr TermRole definition = TermRole::definition;
constexpr TermRole mention = TermRole::mention;

} // namespace

TEST_CASE("a term's uses stand in site order, whatever the order of the records") {
  const std::vector<Record> records = {
      record("b.md", {fact(mention, "x"), fact(TermRole::label, "x"), fact(definition, "x")}),
      record("a.md", {fact(mention, "y"), fact(mention, "x")})};
  const Glossary glossary;
  const Index index(records, glossary);
  REQUIRE(index.terms().groups().size() == 2);
  const TermGroup *group = index.terms().find("x");
  REQUIRE(group != nullptr);
  REQUIRE(group->uses.size() == 3); // a label is no use
  CHECK(group->uses[0].document == 0);
  CHECK(group->uses[1].document == 1);
  CHECK(group->uses[2].defines());
  CHECK(group->defining == std::vector<std::size_t>{1});
  CHECK(group->defined());
  CHECK_FALSE(index.terms().find("y")->defined());
  CHECK(index.terms().find("z") == nullptr);
}

TEST_CASE("the aliases of a glossary's entry are one term") {
  const std::vector<Record> records = {
      record("a.md", {fact(mention, "agi"), fact(mention, "通用人工智能"), fact(mention, "other")})};
  GlossaryEntry entry;
  entry.term = "AGI";
  entry.aliases = {"通用人工智能"};
  entry.name = "Artificial General Intelligence";
  const Glossary glossary({entry});
  const Index index(records, glossary);
  CHECK(index.terms().find("agi") == index.terms().find("通用人工智能"));
  CHECK(index.terms().find("agi")->uses.size() == 2);
  CHECK(index.terms().find("agi")->defined());
  CHECK(index.terms().find("other")->entry == nullptr);
  CHECK(index.terms().find_named_entry("artificial general intelligence") == &glossary.entries()[0]);
  CHECK(index.terms().find_named_entry("agi") == nullptr);
}

TEST_CASE("definitions are found by their other name") {
  const std::vector<Record> records = {
      record("a.md", {fact(definition, "量子隧穿", "quantum tunneling"), fact(mention, "x", "x name")})};
  const Glossary glossary;
  const Index index(records, glossary);
  REQUIRE(index.terms().find_name("quantum tunneling") != nullptr);
  CHECK(index.terms().find_name("quantum tunneling")->uses.size() == 1);
  CHECK(index.terms().find_name("x name") == nullptr);
}

TEST_CASE("what was meant counts, rendered or not") {
  TermFact hidden = fact(definition, "x");
  hidden.role = TermRole::not_rendered;
  const std::vector<Record> records = {record("a.md", {hidden})};
  const Glossary glossary;
  const Index index(records, glossary);
  REQUIRE(index.terms().find("x") != nullptr);
  CHECK(index.terms().find("x")->uses[0].defines());
  CHECK_FALSE(index.terms().find("x")->uses[0].rendered());
}

TEST_CASE("a document shows the custom by one definition, up to two undefined terms for each") {
  TermFact full = fact(definition, "x");
  full.name = "Name";
  TermFact remark = fact(definition, "x");
  remark.explanation = "每行一句话";
  const std::vector<Record> records = {record("a.md", {full, fact(mention, "y")}),
                                       record("b.md", {remark, fact(mention, "y")}), record("c.md", {})};
  const Glossary glossary;
  const Index index(records, glossary);
  CHECK(index.convention().holds(0, 2, {}));
  CHECK_FALSE(index.convention().holds(0, 3, {}));
  CHECK_FALSE(index.convention().holds(1, 1, {}));
  CHECK_FALSE(index.convention().holds(2, 1, {}));
}

TEST_CASE("a site shows the custom by ten defined terms in half of its documents with bold terms") {
  std::vector<TermFact> ten;
  for (const char *key : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}) {
    ten.push_back(fact(definition, key));
    ten.back().explanation = "为了同一个目的而做的事";
  }
  std::vector<Record> records = {record("a.md", ten), record("b.md", {fact(mention, "y")}),
                                 record("c.md", {})};
  const Glossary glossary;
  CHECK(Index(records, glossary).convention().holds(1, 5, {}));
  CHECK_FALSE(Index(records, glossary).convention().holds(1, 6, {}));
  records[2] = record("c.md", {fact(mention, "z")}); // one document of three
  CHECK_FALSE(Index(records, glossary).convention().holds(1, 1, {}));
  records[2] = record("c.md", {});
  ten.pop_back();
  records[0] = record("a.md", ten); // nine definitions
  CHECK_FALSE(Index(records, glossary).convention().holds(1, 1, {}));
}

TEST_CASE("a term that the glossary has shows the custom as a definition does") {
  const std::vector<Record> records = {record("a.md", {fact(mention, "x"), fact(mention, "y")})};
  GlossaryEntry entry;
  entry.term = "X";
  const Glossary glossary({entry});
  CHECK(Index(records, glossary).convention().holds(0, 1, {}));
  const Glossary none;
  CHECK_FALSE(Index(records, none).convention().holds(0, 1, {}));
}
