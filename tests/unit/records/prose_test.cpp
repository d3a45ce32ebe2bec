#include "catch.h"

#include "records/entry_matcher.h"
#include "records/prose.h"
#include "terms/matcher.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace galley;

namespace {

// Its pieces, with `|` for the break between them.
std::string prose(const std::string &text) {
  const Source source("a.md", text);
  Needs needs;
  needs.body = BodyNeed::all;
  std::string result = prose_of(parse_document(source, needs));
  std::replace(result.begin(), result.end(), text_break, '|');
  return result;
}

} // namespace

TEST_CASE("prose is what readers read") {
  CHECK(prose("# One *two*\n\nThree\n`four` [five](six.md) ![seven](eight.png)\n") ==
        "One two|Three four five seven|");
  CHECK(prose("- a\n- b\n\n> c\n\n| d | e |\n|---|---|\n| f | g |\n") == "a|b|c|d|e|f|g|");
  CHECK(prose("---\ntitle: t\ntags: [x]\nsummary: >\n  s\nauthor: n\n---\nbody\n") == "t|s\n|body|");
  CHECK(prose("```\ncode\n```\n\n    more\n\n<div class=\"x\">in <b>html</b></div>\n\n<!-- no\n")
            .find("code") == std::string::npos);
  CHECK(prose("<div class=\"x\">in <b>html</b></div>\n") == "|in |html||\n|");
  CHECK(prose("---\n- no mapping\n---\n").empty());
  CHECK(prose("").empty());
}

TEST_CASE("an entry is mentioned by its term, an alias or its name") {
  GlossaryEntry first;
  first.term = "低维流形";
  first.name = "Low-dimensional Manifold";
  GlossaryEntry second;
  second.term = "AGI";
  second.aliases = {"通用人工智能", "strong AI"};
  GlossaryEntry third;
  third.term = "jitter";
  third.aliases = {"strong ai"};
  const Glossary glossary({first, second, third});
  const EntryMatcher matcher(glossary);
  const auto mentioned = [&](std::string_view text) {
    const std::vector<std::uint32_t> words = matcher.find_in(text);
    return mentioned_entries(glossary, {words.begin(), words.end()});
  };
  CHECK(mentioned("jitter of low-dimensional manifolds") == std::vector{true, false, true});
  CHECK(mentioned("通用人工智能, AGI and AGI") == std::vector{false, true, false});
  CHECK(mentioned("Strong AI") == std::vector{false, true, true});
  CHECK(matcher.find_in("Strong AI, STRONG AI").size() == 1);
  CHECK(mentioned("nothing") == std::vector{false, false, false});
}
