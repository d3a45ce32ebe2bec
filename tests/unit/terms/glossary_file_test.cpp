#include "catch.h"

#include "terms/glossary_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

using namespace galley;

namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::vector<GlossaryEntry> &entries) {
  Lines lines;
  for (const GlossaryEntry &entry : entries) {
    lines.push_back(fmt::format("{}:{} {}|{}|{}|{}", entry.where.begin.line, entry.where.begin.code_point,
                                entry.term, fmt::join(entry.aliases, ","), entry.name, entry.definition));
  }
  return lines;
}

Lines page(const std::string &text) {
  const auto entries = read_glossary_page(Source("terms.md", text));
  if (!entries) return {"error: " + entries.error().message};
  return lines_of(*entries);
}

std::string only(const std::string &item) {
  const Lines lines = page("- " + item + "\n");
  REQUIRE(lines.size() == 1);
  return lines.front();
}

} // namespace

TEST_CASE("a YAML glossary lists mappings") {
  const auto file = parse_data("terms.yaml", "# terms\n"
                                             "- term: 回声室\n"
                                             "  aliases: [回音室, 同温层]\n"
                                             "  name: Echo Chamber\n"
                                             "  definition: >\n"
                                             "    只听得到自己声音的环境\n"
                                             "- term: 'AGI'\n");
  REQUIRE(file);
  const auto entries = read_glossary_data(**file);
  CHECK(lines_of(entries) ==
        Lines{"2:9 回声室|回音室,同温层|Echo Chamber|只听得到自己声音的环境", "7:9 AGI|||"});
  CHECK(entries[0].where.path == "terms.yaml");
  const auto empty = parse_data("terms.yaml", "# nothing yet\n");
  REQUIRE(empty);
  CHECK(read_glossary_data(**empty).empty());
}

TEST_CASE("a Markdown glossary is list items that open with a bold term") {
  CHECK(only("**backpressure**: what slows a sender down") == "1:5 backpressure|||what slows a sender down");
  CHECK(only("**backpressure:** what slows a sender down") == "1:5 backpressure|||what slows a sender down");
  CHECK(only("**backpressure** — what slows") == "1:5 backpressure|||what slows");
  CHECK(only("**backpressure** - what slows") == "1:5 backpressure|||what slows");
  CHECK(only("**术语**：解释") == "1:5 术语|||解释");
  CHECK(only("**术语**——解释") == "1:5 术语|||解释");
  CHECK(only("**低维流形**（Low-dimensional Manifold: 在高维空间中的几何结构）") ==
        "1:5 低维流形||Low-dimensional Manifold|在高维空间中的几何结构");
  CHECK(only("**低维流形**（Low-dimensional Manifold）：在高维空间中的几何结构。") ==
        "1:5 低维流形||Low-dimensional Manifold|在高维空间中的几何结构。");
  CHECK(only("**编码代理（Coding Agents）**: 会写代码的程序") ==
        "1:5 编码代理||Coding Agents|会写代码的程序");
  CHECK(only("**编码代理（Coding Agents）：**会写代码的程序") ==
        "1:5 编码代理||Coding Agents|会写代码的程序");
  CHECK(only("**third place** (somewhere that is neither home nor work, where people meet as equals)") ==
        "1:5 third place|||somewhere that is neither home nor work, where people meet as equals");
  CHECK(only("**AGI** (Artificial General Intelligence)") == "1:5 AGI||Artificial General Intelligence|");
}

TEST_CASE("an entry's words are plain text") {
  CHECK(only("**`npm`**: installs [packages](p.md), *all* of &lt;them&gt;\n  and `more`") ==
        "1:5 npm|||installs packages, all of <them> and more");
  CHECK(only("**a\\*b**: 1\\. not a list") == "1:5 a*b|||1. not a list");
}

TEST_CASE("a link behind a dash at the end is where a definition comes from") {
  CHECK(only("**术语**（Name）: 解释 — [a.md](a.md)") == "1:5 术语||Name|解释");
  CHECK(only("**术语**（Name） — [a.md](a.md)") == "1:5 术语||Name|");
  CHECK(only("**term**: see [the page](a.md)") == "1:5 term|||see the page");
  CHECK(only("**term**: one — [two](a.md) three") == "1:5 term|||one — two three");
}

TEST_CASE("front matter, headings, prose and other items are no entries") {
  CHECK(page("---\ntitle: \"- **no**: entry\"\n---\n# Glossary\n\nSome **bold**: words.\n\n## A\n\n"
             "- **one**: 1st\n- plain: item\n- **bold** item\n- **lone**\n- not **first**: item\n\n## B\n\n"
             "* **two**: 2nd\n\n  More of **it**: text.\n\n1. **three**: 3rd\n   - **four**: 4th\n") ==
        Lines{"10:5 one|||1st", "18:5 two|||2nd", "22:6 three|||3rd", "23:8 four|||4th"});
  CHECK(page("# Glossary\n\nNothing yet.\n") ==
        Lines{"error: this glossary has no entry: write each as a list item, `- **term**: definition`"});
  CHECK(page(std::string("- **a**: \0", 10)).front().starts_with("error: the file holds a NUL byte"));
  CHECK(page("- ****: b\n- **()**: c\n- **：**d\n").front().starts_with("error: "));
}
