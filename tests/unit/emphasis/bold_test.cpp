#include "emphasis/bold.h"

#include "base/edit.h"
#include "catch.h"
#include "emphasis/bold_repair.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace galley;

namespace {

// `text` in one line each: `+` rendered by both, `g` only by cmark-gfm, `c` only by CommonMark 0.31, `-` by
// neither, `gap` what is no bold but rendered as such.
std::vector<std::string> bold(const std::string &text) {
  const Source source("a.md", text);
  std::vector<std::string> result;
  for (const BoldSpan &span : find_bold(source, parse_markdown(source, 0))) {
    std::string kind = span.node != 0 ? (span.in_commonmark ? "+" : "g") : span.in_commonmark ? "c" : "-";
    if (span.gap) kind = "gap";
    result.push_back(kind + " " + std::string(source.slice(span.content)));
  }
  return result;
}

std::string mend(const std::string &text, BoldRepair repair = BoldRepair::move) {
  const Source source("a.md", text);
  std::vector<Edit> edits;
  std::vector<Edit> last;
  for (const BrokenBold &broken : find_broken_bold(source, parse_markdown(source, 0), repair)) {
    const bool again =
        !last.empty() && !broken.edits.empty() && last.front().span.begin == broken.edits.front().span.begin;
    if (!again) edits.insert(edits.end(), broken.edits.begin(), broken.edits.end());
    last = broken.edits;
  }
  return apply_edits(text, edits).value_or("edits meet");
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("bold is what a reader takes for it, with what each reading makes of it") {
  CHECK(bold("**a** b __c__") == Lines{"+ a", "+ c"});
  CHECK(bold("**《a》**是") == Lines{"- 《a》"});
  CHECK(bold("**a→**是") == Lines{"g a→"});
  CHECK(bold("€**（a）b**") == Lines{"c （a）b"});
  CHECK(bold("**A（x）**是B**C**的") == Lines{"- A（x）", "gap 是B", "- C"});
  CHECK(bold("中__文__字 snake__case__name") == Lines{"- 文"});
  CHECK(bold("*a **b** c* ***d***") == Lines{"+ b", "+ d"});
  CHECK(bold("**a __b__ c**") == Lines{"+ a __b__ c"});
  CHECK(bold("[**a（x）**是](u)**b**") == Lines{"- a（x）", "+ b"});
}

TEST_CASE("where marks pair in two ways, nothing is said") {
  CHECK(bold("**A（x）**是B，**C").empty());
  CHECK(bold("**a** b ** c **d**") == Lines{"+ a", "+ d"});
}

TEST_CASE("the fix moves the delimiters where the bold says the same, and else adds a space") {
  CHECK(mend("**重要。**下") == "**重要**。下");
  CHECK(mend("**重要。**下", BoldRepair::space) == "**重要。** 下");
  CHECK(mend("看**《书名》**是") == "看《**书名**》是");
  CHECK(mend("看**《书名》**是", BoldRepair::space) == "看 **《书名》** 是");
  CHECK(mend("**术语（Term）**是") == "**术语**（Term）是");
  CHECK(mend("**术语（Term）：**正") == "**术语（Term）**：正");
  CHECK(mend("**书《名》**是") == "**书《名》** 是");
  CHECK(mend("**“甲”和“乙”**是") == "**“甲”和“乙”** 是");
  CHECK(mend("中__文__字") == "中**文**字");
  CHECK(mend("** 字 **的") == "**字** 的");
  CHECK(mend("甲** 字**") == "甲 **字**");
  CHECK(mend("**a\\（b）**的") == "**a\\（b）** 的"); // a mark must not come to stand behind the backslash
  CHECK(mend("**。**的") == "**。** 的");
  CHECK(mend("**A（x）**是B，**C**的") == "**A**（x）是B，**C**的");
}

TEST_CASE("the marks of a block make the very strong spans that the parser made") {
  const std::vector<std::string> parts = {"**",   "**",     "**", "*",    "*",   "_",     "__", "***",
                                          "****", "a",      "字", "（",   "）",  "，",    " ",  "→",
                                          "`x`",  "[k](u)", "[",  "](u)", "\\*", "&amp;", "\n", "!"};
  std::mt19937 random(5);
  for (int i = 0; i < 20'000; ++i) {
    std::string text = "x";
    for (std::size_t count = 1 + random() % 24; count > 0; --count) text += parts[random() % parts.size()];
    const Source source("a.md", text);
    const Body body = parse_markdown(source, 0);
    for (std::uint32_t block = 0; block < body.nodes.size(); ++block) {
      if (!holds_inlines(body.nodes[block].kind)) continue;
      std::vector<std::uint32_t> parsed;
      for (std::uint32_t n = block; n < block + body.nodes[block].skip; ++n) {
        if (body.nodes[n].kind == BodyKind::strong) parsed.push_back(body.nodes[n].span.begin);
      }
      const auto units = read_units(source, body, block);
      std::vector<std::uint32_t> matched;
      for (const StrongMatch &match : match_strong(units, find_runs(units), Reading::gfm_0_29))
        matched.push_back(units[match.open].span.begin);
      std::sort(matched.begin(), matched.end());
      INFO(text);
      REQUIRE(matched == parsed);
      block += body.nodes[block].skip - 1;
    }
  }
}
