#include "corpus/anchor_lookup.h"

#include "catch.h"
#include "unit/records/record_of.h"

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
