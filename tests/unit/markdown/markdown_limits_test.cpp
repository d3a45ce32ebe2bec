#include "markdown/markdown.h"
#include "markdown/markdown_limits.h"
#include "markdown/markdown_text.h"

#include "catch.h"

#include <string>

using namespace galley;

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string excess(const std::string &text) {
  const Source source("a.md", text);
  const auto problem = find_excess(source, 0);
  return problem ? problem->message : "";
}

} // namespace

TEST_CASE("text that can't be parsed in linear time is refused with a reason") {
  CHECK_THAT(excess(repeat(">", 70) + "a\n" + repeat("a\n", 9)), ContainsSubstring("nested more than 64"));
  CHECK_THAT(excess(repeat("- ", 70) + "a"), ContainsSubstring("nested more than 64"));
  CHECK_THAT(excess(repeat("1. > ", 40) + "a"), ContainsSubstring("nested more than 64"));
  CHECK_THAT(excess("x" + repeat("<![CDATA[", 1001)), ContainsSubstring("1000 of `<!`"));
  CHECK_THAT(excess("x" + repeat("<?", 1001)), ContainsSubstring("1000 of `<?`"));
  CHECK_THAT(excess(repeat("![", 2001)), ContainsSubstring("2000 images"));
  CHECK_THAT(excess(repeat("a\n", 1'000'001)), ContainsSubstring("lines and marks"));
  CHECK_THAT(excess(repeat("|a", 450) + "\n" + repeat("|-", 450) + "\n" + repeat("|a\n", 3000)),
             ContainsSubstring("lines and marks"));
  CHECK_THAT(excess(repeat("|a", 501) + "\n" + repeat("|-", 501)), ContainsSubstring("500 columns"));
  CHECK_THAT(excess(repeat("a\n", 50'000) + repeat("|-|\n", 2000)), ContainsSubstring("`|---|`"));
  CHECK_THAT(excess("[a]: " + repeat("u", 100'000) + "\n\n" + repeat("[a] ", 1000)),
             ContainsSubstring("link definition"));
  CHECK_THAT(excess("[a]: u \"x'\n" + repeat("[b]: v\n", 20'000) + "\"\n\n" + repeat("[a] ", 1000)),
             ContainsSubstring("link definition"));
  for (const char *lines :
       {"**a** [b](c) ", "**a** [b](c)\n", "  > _a_ [b](c)\n", "     - *a* [b](c)\n", "#a *a* [b](c)\n"})
    CHECK_THAT(excess("x" + repeat(lines, 7000)), ContainsSubstring("links and marks"));
  CHECK_THAT(excess("x" + repeat("2. **a** [b](c)\n", 40'000)), ContainsSubstring("links and marks"));
  CHECK_THAT(excess(repeat(repeat("**a** [b](c) ", 2000) + "\n\n", 20)),
             ContainsSubstring("links and marks"));
}

TEST_CASE("nesting by indentation counts over lines") {
  std::string text;
  for (std::size_t i = 0; i < 70; ++i) text += repeat("  ", i) + "- a\n";
  CHECK_THAT(excess(text), ContainsSubstring("nested more than 64"));
  text.clear();
  for (std::size_t i = 0; i < 60; ++i) text += repeat("  ", i) + "- a\n";
  CHECK(excess(text).empty());
}

TEST_CASE("nesting by tabs, which are wide, counts as well") {
  std::string text;
  for (std::uint32_t depth = 0; depth < 70; ++depth)
    text += repeat("\t", depth / 2) + repeat("  ", depth % 2) + "- a\n";
  CHECK_THAT(excess(text), ContainsSubstring("nested more than 64"));
  CHECK_THAT(excess(repeat("-\t", 70) + "a"), ContainsSubstring("nested more than 64"));
}

TEST_CASE("large but honest text passes") {
  CHECK(excess("~~~\n" + repeat(">", 200) + "\n" + repeat("<!", 2000) + "\n~~~\n").empty());
  CHECK(excess("- a\n\n      " + repeat(">", 200)).empty()); // indented code
  CHECK(excess(repeat("* ", 100) + "\n").empty());           // a rule across the page
  CHECK(excess(repeat("> a\n", 20'000)).empty());
  CHECK(excess(repeat("- a\n  > b\n", 20'000)).empty());
  CHECK(excess(repeat("a\nb\n\n|x|y|\n|-|-|\n|1|2|\n\n", 5000)).empty());
  for (const char *lines : {"- **a** [b](c)\n", "> * __a__ [b](c)\n", "## *a* [b](c)\n", "*a* [b](c)\n\n"})
    CHECK(excess(repeat(lines, 20'000)).empty());
  CHECK(excess("|a|b|\n|-|-|\n" + repeat("|**a**|[b](c)|\n", 20'000)).empty());
  CHECK(excess(repeat("1. **a** [b](c)\n", 20'000)).empty());
  std::string definitions;
  for (int i = 0; i < 2000; ++i)
    definitions += "[" + std::to_string(i) + "]: https://example.org/a/long/path \"t\"\n";
  CHECK(excess(definitions + "\n" + repeat("[1] ", 5000)).empty());
}

TEST_CASE("deep inlines neither overflow nor lose their place") {
  for (const char *part : {"[", "*a **b ", "_a __b ", "[a](", "`", "![", "**a*", "<a "}) {
    const Source source("a.md", repeat(part, 1900));
    const Body body = parse_markdown(source, 0);
    CHECK_FALSE(body.nodes.empty());
  }
  const Source brackets("a.md", repeat("[", 100'000) + "a" + repeat("]", 100'000));
  CHECK(plain_text(parse_markdown(brackets, 0), 0).size() == 200'001);
  const Source deep("a.md", repeat("*a **b ", 20'000) + repeat("b** a*", 20'000));
  const Body body = parse_markdown(deep, 0);
  CHECK(body.nodes.size() > 80'000);
  CHECK(body.nodes[0].skip == body.nodes.size());
}

TEST_CASE("a list of links is no long definition") {
  CHECK(
      excess(repeat("- [[notes/of the harbour|Harbour]]: what was seen there, and by whom\n", 900)).empty());
  CHECK(excess(repeat("[[notes/of the harbour|Harbour]]: what was seen there, and by whom\n", 900)).empty());
  CHECK(excess(repeat("- [harbour]: what was seen there, and by whom, in these years\n", 900)).empty());
  CHECK_THAT(excess("[a\nb]: u \"" + repeat("x y\n", 30'000) + "\"\n\n" + repeat("[a] ", 1000)),
             ContainsSubstring("link definition"));
}
