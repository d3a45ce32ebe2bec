#include "links/anchor_lookup.h"

#include "catch.h"
#include "unit/records/record_of.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace galley;

TEST_CASE("an anchor is found as its generator may have made it") {
  const Record record =
      record_of("a.md", "# What's new, in 2.0?\n\n## R & D\n\n## `a_b`\n\n## Notes\n\n## Notes\n\n"
                        "## v{{ x }}\n\nText. ^end\n");
  AnchorLookup any(AnchorReading::any);
  for (const char *found :
       {"whats-new-in-20", "what's-new,-in-2.0", "What-s-New-In-2-0", "r--d", "r-and-d", "a_b", "ab",
        "notes-1", "notes-2", "v12", "^end", "", "top", ":~:text=x", "fn1"}) {
    INFO(found);
    CHECK(any.has(record, found));
  }
  for (const char *missing : {"new", "whats-new", "notes2", "d", "^ent", "end"}) {
    INFO(missing);
    CHECK_FALSE(any.has(record, missing));
  }
  AnchorLookup github(AnchorReading::github);
  CHECK(github.has(record, "whats-new-in-20"));
  CHECK_FALSE(github.has(record, "what-s-new-in-2-0"));
  CHECK_FALSE(github.has(record, "notes-2"));
}

TEST_CASE("long documents and short ones answer alike") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "## Part " + std::to_string(i) + "\n\n";
  const Record record = record_of("a.md", text);
  AnchorLookup any(AnchorReading::any);
  CHECK(any.has(record, "part-199"));
  CHECK(any.has(record, "Part_7"));
  CHECK_FALSE(any.has(record, "part-200"));
}

TEST_CASE("of many documents that may be meant, one has to have the anchor") {
  std::vector<Record> all = {record_of("a/x.md", "# Notes\n\n## Notes\n"),
                             record_of("b/x.md", "# v{{ x }}\n"), record_of("c/x.md", "# Parts\n"),
                             record_of("d/x.md", "<b id=\"parts-1\"></b>\n"),
                             record_of("e/x.md", "# Ends\n\n<b id=\"ends-1\"></b>\n\nText. ^end\n")};
  for (int i = 0; i < 20; ++i) all.push_back(record_of("f" + std::to_string(i) + "/x.md", "# Other\n"));
  Records many;
  for (const Record &record : all) many.push_back(&record);
  for (const AnchorReading reading : {AnchorReading::any, AnchorReading::github}) {
    AnchorLookup together(reading), apart(reading);
    for (const char *fragment : {"notes", "notes-2", "notes-3", "v12", "parts", "parts-1", "parts-2",
                                 "ends-2", "^end", "end", "none", "", "top", "Notes", "w1"}) {
      INFO(fragment);
      const bool one =
          std::ranges::any_of(many, [&](const Record *each) { return apart.has(*each, fragment); });
      CHECK((together.find(RecordSpan(many), fragment) != AnchorAnswer::missing) == one);
    }
  }
}

TEST_CASE("an id whose end is unknown stands for all that begin so, the shortest for the others") {
  std::string text;
  for (const char *id : {"ab", "abc", "b", "ba-x"}) text += std::string("<b id=\"") + id + "{{ x }}\"></b>\n";
  const Record record = record_of("a.md", text);
  AnchorLookup any(AnchorReading::any);
  for (const char *found : {"ab", "abd", "abcd", "b", "bz"}) CHECK(any.has(record, found));
  for (const char *missing : {"a", "c", "ac"}) CHECK_FALSE(any.has(record, missing));
}

TEST_CASE("an anchor is right if the site's generator makes it") {
  const Record record = record_of("a.md", "# Café & Co.\n\n## Café & Co.\n\n## 中文\n\n## A {#own}\n");
  const auto [reading, found,
              missing] = GENERATE(table<AnchorReading, std::vector<const char *>, std::vector<const char *>>({
      {AnchorReading::any,
       {"cafe-co_1", "_1", "caf--co", "section", "Cafe-Co", "own"},
       {"cafe", "_2", "section-9"}},
      {AnchorReading::hugo,
       {"café--co-1", "cafe--co", "café-co", "own"},
       {"cafe-co", "café--co-2", "Café--co"}},
      {AnchorReading::python_markdown, {"cafe-co", "cafe-co_1", "_1", "中文", "own"}, {"cafe-co-1", "_2"}},
      {AnchorReading::vitepress, {"cafe-co", "cafe-co-1", "Café & Co", "中文"}, {"cafe", "_1"}},
      {AnchorReading::obsidian, {"Café & Co.", "café co", "中文"}, {"café--co", "cafe co"}},
  }));
  AnchorLookup lookup(reading);
  for (const char *fragment : found) {
    INFO(fragment);
    CHECK(lookup.find(record, fragment) == AnchorAnswer::found);
  }
  for (const char *fragment : missing) {
    INFO(fragment);
    CHECK(lookup.find(record, fragment) == AnchorAnswer::missing);
  }
}

TEST_CASE("a wikilink may name a heading by its text") {
  const Record record = record_of("a.md", "# Part: one\n");
  CHECK(AnchorLookup(AnchorReading::github, true).has(record, "Part one"));
  CHECK_FALSE(AnchorLookup(AnchorReading::github).has(record, "Part one"));
}

TEST_CASE("what a document takes in may have an anchor") {
  const Record record = record_of("a.md", "# A\n\n{% include x.md %}\n");
  AnchorLookup lookup(AnchorReading::github);
  CHECK(lookup.find(record, "a") == AnchorAnswer::found);
  CHECK(lookup.find(record, "b") == AnchorAnswer::unknown);
}

TEST_CASE("GitHub has anchors for lines, and for the README") {
  const Record readme = record_of("docs/README.md", "# A\n");
  AnchorLookup github(AnchorReading::github), hugo(AnchorReading::hugo);
  for (const char *fragment : {"L1", "L1-L22", "L1C2-L3C4", "readme", "user-content-a"})
    CHECK(github.has(readme, fragment));
  for (const char *fragment : {"L", "L1-", "L1-2", "LC1", "l1", "L1x", "readmes"})
    CHECK_FALSE(github.has(readme, fragment));
  CHECK_FALSE(hugo.has(readme, "L1"));
}
