#include "catch.h"

#include "markdown/hashtag.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

std::string tags_in(const std::string &text) {
  const Source source("a.md", text);
  const Body body = parse_markdown(source, 0);
  std::string found;
  for (const Span span : hashtags(source, body))
    found += (found.empty() ? "" : " ") + std::string(source.slice(span));
  return found;
}

} // namespace

TEST_CASE("a tag is made of letters, digits, emoji and three signs") {
  CHECK(tags_in("#one, #two-b_c/d. #2024-q3 #标签，#🚀x") == "one two-b_c/d 2024-q3 标签");
  CHECK(tags_in("- #a\n- [ ] #b\n\n> #c\n\n| #d | #e |\n|---|---|\n") == "a b c d e");
  CHECK(tags_in("# Head #f\n\n#g\n===\n") == "f g");
  CHECK(tags_in("*#h* **x #i**") == "i");
  CHECK(tags_in("#a/ #été #日本/東京") == "a été 日本/東京");
}

TEST_CASE("what only looks like a tag is none") {
  for (const std::string text : {"#1984", "x#a", "\\#a", "`#a`", "```\n#a\n```", "    #a", "[#a](b)",
                                 "[x](y#a)", "[[ #a]]", "[[b #a|c]]", "<b title=' #a'>", "<!-- #a -->",
                                 "[b]: #a", "https://x.org/ #", "# a", "#", "#-", "##a"}) {
    INFO(text);
    CHECK(tags_in(text).empty());
  }
}
