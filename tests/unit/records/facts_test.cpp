#include "records/facts.h"

#include "catch.h"

#include <fmt/format.h>

#include <string>
#include <vector>

using namespace galley;

namespace {

FactPlace place(std::uint32_t begin) {
  return {{begin, begin + 7}, {3, begin + 1, begin, begin + 2, begin - 1}, {4, 9, 9, 9, 9}};
}

FieldFact field(std::string_view name, std::string_view value, std::uint32_t begin) {
  FieldFact fact;
  fact.field = name;
  fact.value = value;
  fact.where = place(begin);
  fact.style = ValueStyle::flow;
  return fact;
}

Facts full() {
  FactWriter writer;
  writer.add(field("tags", "nul", 20));
  writer.add(field("tags", "", 4000000000));
  writer.add(field("title", "量子", 5));
  TermFact term;
  term.role = TermRole::not_rendered;
  term.intended_role = TermRole::definition;
  term.text = "量子隧穿";
  term.key = "key";
  term.name = "tunneling";
  term.explanation = "explanation";
  term.name_key = "name key";
  term.where = place(40);
  writer.add(term);
  for (const std::uint32_t entry : {0U, 7U, 4294967295U}) writer.add(EntryFact{entry});
  writer.add(LinkFact{LinkForm::shortcode, "a.md#b", place(70)});
  writer.add(AnchorFact{AnchorKind::beginning, "b", {}, {}, {}});
  writer.add(AnchorFact{AnchorKind::id, "", {}, {}, {}});
  writer.add(AnchorFact{AnchorKind::heading, "a-b", "A B", "A i B", "![i](i) B"});
  return writer.finish();
}

} // namespace

TEST_CASE("facts are read as they were written") {
  const Facts facts = full();
  std::vector<std::string> fields;
  facts.for_each<FieldFact>([&](const FieldFact &fact) {
    fields.push_back(std::string(fact.field) + "=" + std::string(fact.value));
    CHECK(fact.style == ValueStyle::flow);
    CHECK(facts.read<FieldFact>(fact.at).value == fact.value);
    CHECK(facts.read<FieldFact>(fact.at).where == fact.where);
  });
  CHECK(fields == std::vector<std::string>{"tags=nul", "tags=", "title=量子"});
  std::size_t tags = 0;
  facts.for_each_field("tags", [&](const FieldFact &fact) {
    CHECK(fact.field == "tags");
    CHECK(fact.where == place(tags == 0 ? 20 : 4000000000));
    ++tags;
  });
  CHECK(tags == 2);
  std::size_t terms = 0;
  facts.for_each<TermFact>([&](const TermFact &fact) {
    ++terms;
    for (const TermFact &term : {fact, facts.read<TermFact>(fact.at)}) {
      CHECK(term.role == TermRole::not_rendered);
      CHECK(term.intended_role == TermRole::definition);
      CHECK(term.text == "量子隧穿");
      CHECK(term.key == "key");
      CHECK(term.name == "tunneling");
      CHECK(term.explanation == "explanation");
      CHECK(term.name_key == "name key");
      CHECK(term.where == place(40));
    }
  });
  CHECK(terms == 1);
  std::vector<std::uint32_t> entries;
  facts.for_each<EntryFact>([&](const EntryFact &fact) { entries.push_back(fact.word); });
  CHECK(entries == std::vector<std::uint32_t>{0, 7, 4294967295});
  std::size_t links = 0;
  facts.for_each<LinkFact>([&](const LinkFact &fact) {
    ++links;
    CHECK(fact.form == LinkForm::shortcode);
    CHECK(fact.target == "a.md#b");
    CHECK(fact.where == place(70));
  });
  CHECK(links == 1);
  std::vector<std::string> anchors;
  facts.for_each<AnchorFact>([&](const AnchorFact &fact) {
    anchors.push_back(fmt::format("{} {}|{}|{}|{}", static_cast<int>(fact.kind), fact.id, fact.text,
                                  fact.described, fact.source));
  });
  CHECK(anchors == std::vector<std::string>{"1 b|||", "0 |||", "2 a-b|A B|A i B|![i](i) B"});
}

TEST_CASE("no facts take no bytes") {
  CHECK(FactWriter().finish().bytes().empty());
  CHECK(FactWriter().finish() == Facts());
}

TEST_CASE("whatever the bytes are, reading them ends within them") {
  const Facts facts = full();
  const auto read_all = [](const Facts &some) {
    std::size_t sum = 0;
    some.for_each<FieldFact>([&](const FieldFact &fact) {
      sum += fact.value.size() + some.read<FieldFact>(fact.at).value.size();
    });
    some.for_each<TermFact>(
        [&](const TermFact &fact) { sum += fact.text.size() + some.read<TermFact>(fact.at).key.size(); });
    some.for_each<EntryFact>([&](const EntryFact &) { ++sum; });
    some.for_each<LinkFact>([&](const LinkFact &fact) { sum += fact.target.size(); });
    some.for_each<AnchorFact>([&](const AnchorFact &fact) { sum += fact.id.size(); });
    return sum;
  };
  const std::string bytes(facts.bytes());
  const std::size_t whole = read_all(facts);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK(read_all(Facts(bytes.substr(0, size))) <= whole);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (int value = 0; value < 256; ++value) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(value);
      CHECK(read_all(Facts(changed)) < 10 * bytes.size());
    }
  }
}
