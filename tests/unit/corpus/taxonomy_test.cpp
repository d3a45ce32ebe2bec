#include "corpus/taxonomy.h"

#include "catch.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace galley;

namespace {

Taxonomy seasons() {
  TaxonomyField field;
  field.name = "season";
  field.values.resize(2);
  field.values[0].text = "autumn";
  field.values[0].aliases = {"fall"};
  field.values[1].text = "winter";
  field.values[1].with = {{"hemisphere", {"north"}}};
  field.deprecated = {{"harvest", "autumn"}, {"monsoon", ""}};
  return Taxonomy({field});
}

} // namespace

TEST_CASE("a taxonomy knows values, aliases and deprecated values") {
  const Taxonomy taxonomy = seasons();
  const TaxonomyField *field = taxonomy.find("season");
  REQUIRE(field != nullptr);
  const auto state = [&](std::string_view text) { return taxonomy.find(*field, text).state; };
  CHECK(state("autumn") == ValueState::known);
  CHECK(state("fall") == ValueState::alias);
  CHECK(state("harvest") == ValueState::deprecated);
  CHECK(state("spring") == ValueState::unknown);
  CHECK(state("Autumn") == ValueState::unknown); // bytes are compared
  CHECK(taxonomy.find(*field, "autumn").value == field->values.data());
  CHECK(taxonomy.find(*field, "fall").value == field->values.data());
  CHECK(taxonomy.find(*field, "harvest").value == field->values.data());
  CHECK(taxonomy.find(*field, "monsoon").value == nullptr);
  CHECK(taxonomy.find(*field, "spring").value == nullptr);
}

TEST_CASE("a taxonomy watches its fields and those that their values depend on") {
  CHECK(seasons().watched() == std::vector<std::string>{"season", "hemisphere"});
  CHECK(seasons().find("hemisphere") == nullptr);
  CHECK(no_taxonomy().watched().empty());
}

TEST_CASE("a taxonomy that is moved keeps its values") {
  Taxonomy first = seasons();
  const Taxonomy second = std::move(first);
  const TaxonomyField *field = second.find("season");
  REQUIRE(field != nullptr);
  CHECK(second.find(*field, "fall").value->text == "autumn");
}

TEST_CASE("each state of a value has a name") {
  CHECK(state_name(ValueState::known) == "known");
  CHECK(state_name(ValueState::alias) == "alias");
  CHECK(state_name(ValueState::deprecated) == "deprecated");
  CHECK(state_name(ValueState::unknown) == "unknown");
}
