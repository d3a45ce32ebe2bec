#include "corpus/term_convention.h"

#include "catch.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

// A document that defines terms with a name each, and mentions others.
Record document(const std::string &path, int defined, int mentioned) {
  FactWriter writer;
  const auto add = [&](TermRole role, int number, std::string_view name) {
    const std::string key = path + std::to_string(number);
    TermFact fact;
    fact.role = fact.intended_role = role;
    fact.text = fact.key = key;
    fact.name = name;
    writer.add(fact);
  };
  for (int i = 0; i < defined; ++i) add(TermRole::definition, i, "a name");
  for (int i = 0; i < mentioned; ++i) add(TermRole::mention, defined + i, {});
  Record record;
  record.path = path;
  record.facts = writer.finish();
  return record;
}

bool holds(const std::vector<Record> &records, std::size_t place, std::size_t undefined,
           const ConventionLimits &limits = {}) {
  std::vector<const Record *> pointers;
  for (const Record &record : records) pointers.push_back(&record);
  const Glossary none;
  const TermIndex index(pointers, none);
  return TermConvention(index, records.size()).holds(place, undefined, limits);
}

} // namespace

TEST_CASE("a document shows the custom by what it defines itself") {
  const std::vector<Record> records = {document("a", 1, 3), document("b", 0, 1)};
  CHECK(holds(records, 0, 2));
  CHECK_FALSE(holds(records, 0, 3)); // more than two for each definition
  CHECK_FALSE(holds(records, 1, 1)); // neither it nor its site does
}

TEST_CASE("a document shows nothing by itself where most others of its site define nothing") {
  const std::vector<Record> records = {document("a", 1, 1), document("b", 0, 9), document("c", 0, 9)};
  CHECK_FALSE(holds(records, 0, 1));
  ConventionLimits garden;
  garden.min_custom_share = 0;
  CHECK(holds(records, 0, 1, garden));
}

TEST_CASE("a site shows the custom by ten definitions in half of its documents") {
  std::vector<Record> records = {document("a", 10, 0), document("b", 0, 5)};
  CHECK(holds(records, 1, 5));
  CHECK_FALSE(holds(records, 1, 6));
  records.push_back(document("c", 0, 1)); // now a third of them
  CHECK_FALSE(holds(records, 1, 1));
  CHECK_FALSE(holds({document("a", 9, 0), document("b", 0, 5)}, 1, 1));
}

TEST_CASE("a remark defines no term") {
  FactWriter writer;
  TermFact fact;
  fact.role = fact.intended_role = TermRole::definition;
  fact.text = fact.key = "x";
  fact.explanation = "in short";
  writer.add(fact);
  Record record;
  record.path = "a";
  record.facts = writer.finish();
  CHECK_FALSE(holds({record}, 0, 1));
}
