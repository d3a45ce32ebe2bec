#include "catch.h"

#include "parse/needs.h"

#include <set>
#include <string>
#include <vector>

using namespace galley;

namespace {

std::string fingerprint(const Needs &needs) {
  std::string bytes;
  ByteWriter writer(bytes);
  append_fingerprint(writer, needs);
  return bytes;
}

// Each differs from Needs without anything in one member.
const Needs nothing = {.front_matter = false, .suppressions = false};
const std::vector<Needs> single = {
    {.front_matter = true, .suppressions = false},
    {.front_matter = false, .suppressions = true},
    {.front_matter = false, .suppressions = false, .body = BodyNeed::with_bold},
    {.front_matter = false, .suppressions = false, .body = BodyNeed::all},
    {.front_matter = false, .suppressions = false, .facts = 1},
    {.front_matter = false, .suppressions = false, .facts = 1U << 31U},
    {.front_matter = false, .suppressions = false, .fields = {"tags"}},
    {.front_matter = false, .suppressions = false, .fields = {"ta", "gs"}},
    {.front_matter = false, .suppressions = false, .taxonomy = true},
    {.front_matter = false, .suppressions = false, .corpus = true},
    {.front_matter = false, .suppressions = false, .today = true},
};

} // namespace

TEST_CASE("each need is a part of the fingerprint") {
  std::set<std::string> fingerprints = {fingerprint(nothing)};
  for (const Needs &needs : single) fingerprints.insert(fingerprint(needs));
  CHECK(fingerprints.size() == single.size() + 1);
}

TEST_CASE("each need is joined, in whatever order") {
  for (const Needs &one : single) {
    Needs joined = nothing;
    joined |= one;
    CHECK(fingerprint(joined) != fingerprint(nothing));
    Needs again = one;
    again |= nothing;
    CHECK(fingerprint(again) == fingerprint(joined));
  }
  Needs all = nothing;
  for (const Needs &one : single) all |= one;
  CHECK(all.front_matter);
  CHECK(all.suppressions);
  CHECK(all.body == BodyNeed::all);
  CHECK(all.facts == (1U | 1U << 31U));
  CHECK(all.fields == std::vector<std::string>{"gs", "ta", "tags"});
  CHECK(all.taxonomy);
  CHECK(all.corpus);
  CHECK(all.today);
  Needs reversed = nothing;
  for (auto one = single.rbegin(); one != single.rend(); ++one) reversed |= *one;
  CHECK(fingerprint(reversed) == fingerprint(all));
}
