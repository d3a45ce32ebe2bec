#include "corpus/site_names.h"

#include "catch.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

Record document(const std::string &field, const std::string &value, const TermFact &term) {
  FactWriter writer;
  FieldFact fact;
  fact.field = field;
  fact.value = value;
  writer.add(fact);
  writer.add(term);
  Record record;
  record.facts = writer.finish();
  return record;
}

TermFact term(std::string_view key, bool is_name = false) {
  TermFact fact;
  fact.text = fact.key = key;
  fact.is_name = is_name;
  return fact;
}

} // namespace

TEST_CASE("names that any front matter gives are names on the whole site, in short forms, too") {
  const std::vector<Record> records = {document("people", "埃隆·马斯克", term("回声室")),
                                       document("tags", "回声室", term("安东尼·戈登", true))};
  std::vector<const Record *> pointers;
  for (const Record &record : records) pointers.push_back(&record);
  const SiteNames names(pointers, {"people"});
  CHECK(names.lists("埃隆·马斯克"));
  CHECK(names.lists("马斯克"));
  CHECK(names.has(term("马斯克")));
  CHECK(names.has(term("戈登"))); // a short form of what is a name by its words
  CHECK_FALSE(names.lists("戈登"));
  CHECK_FALSE(names.has(term("回声室"))); // a tag is no name
}
