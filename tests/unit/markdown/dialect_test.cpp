// What the parser makes of texts that CommonMark would read otherwise.
#include "markdown/markdown.h"
#include "markdown/markdown_text.h"
#include "markdown/outline.h"

#include "catch.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

constexpr MarkdownSyntax mdx{.mdx = true};
constexpr MarkdownSyntax bodies{.indented_bodies = true};

using Texts = std::vector<std::string>;

// The links as they are written, and headings as they read.
Texts links_and_headings(const std::string &text, const MarkdownSyntax &syntax) {
  const Source source("a.md", text);
  const Body body = parse_markdown(source, 0, syntax);
  Texts result;
  for (std::uint32_t i = 0; i < body.nodes.size(); ++i) {
    const BodyNode &node = body.nodes[i];
    if (node.kind == BodyKind::link || node.kind == BodyKind::image || node.kind == BodyKind::strong)
      result.emplace_back(source.slice(node.span));
    if (node.kind == BodyKind::heading) result.push_back("# " + plain_text(body, i));
  }
  return result;
}

Texts of_kind(const std::string &text, const MarkdownSyntax &syntax, BodyKind kind) {
  const Source source("a.md", text);
  const Body body = parse_markdown(source, 0, syntax);
  Texts result;
  for (const BodyNode &node : body.nodes) {
    if (node.kind == kind) result.emplace_back(source.slice(node.span));
  }
  return result;
}

} // namespace

TEST_CASE("formulas are code, and prices are none") {
  CHECK(of_kind("a $E[x](t)$ b `$` $$f[a](b)$$", {}, BodyKind::code) ==
        Texts{"$E[x](t)$", "`$`", "$$f[a](b)$$"});
  CHECK(of_kind("a $`x`$, `b`$y$ $a|b$", {}, BodyKind::code) == Texts{"$`x`$", "`b`"});
  CHECK(links_and_headings("$$\nh[n](k) = 1\n\n# x\n$$\n\n[a](b)\n", {}) == Texts{"[a](b)"});
  CHECK(links_and_headings("- a\n\n  $$\n  [x](y)\n  $$\n\n  [a](b)\n", {}) == Texts{"[a](b)"});
  CHECK(links_and_headings("## The $x_1$ of $a*b*c$\n", {}) == Texts{"# The $x_1$ of $a*b*c$"});
  for (const char *text : {"$5 [a](b) $6", "$HOME [a](b) $PATH", "$ [a](b) $", "${x}[a](b)${y}",
                           "\\$x[a](b)$", "US$1[a](b)", "$x\n\n[a](b)$", "$$ [a](b)"})
    CHECK(links_and_headings(text, {}) == Texts{"[a](b)"});
  CHECK(links_and_headings("从$5涨到[a](b)美元$。", {}) == Texts{"[a](b)"});
  CHECK(links_and_headings("$\\text{面积}[a](b)$", {}).empty());
  CHECK(links_and_headings("$f[a](b)$", {.math = false}) == Texts{"[a](b)"});
}

TEST_CASE("Markdown within components of MDX is Markdown, however it is indented") {
  CHECK(links_and_headings("<Tabs>\n  <TabItem label=\"x\">\n    See [a](b).\n\n        And [c](d).\n\n"
                           "    ## Part\n  </TabItem>\n</Tabs>\n\n[e](f)\n",
                           mdx) == Texts{"[a](b)", "[c](d)", "# Part", "[e](f)"});
  CHECK(links_and_headings("<div>\n**a** [b](c)\n</div>\n---\n", mdx) == Texts{"**a**", "[b](c)"});
  CHECK(links_and_headings("- a\n\n      [b](c)\n", mdx) == Texts{"[b](c)"});
  CHECK(links_and_headings("<Tabs\n  values={[\n    {label: '[a](b)'},\n  ]}\n>\n[c](d)\n</Tabs>\n", mdx) ==
        Texts{"[c](d)"});
  CHECK(links_and_headings("<Note>see [a](b)</Note>\n", mdx) == Texts{"[a](b)"});
  CHECK(of_kind("<a href=\"x\">b</a> {c}\n\n<img\n  src=\"y\"\n/>\n", mdx, BodyKind::html_inline) ==
        Texts{"<a href=\"x\">", "</a>"});
  CHECK(of_kind("<img\n  src=\"y\" />\n[a](b)\n", mdx, BodyKind::html_block) ==
        Texts{"<img\n  src=\"y\" />"});
}

TEST_CASE("fences in components of MDX end where they end") {
  CHECK(links_and_headings("<TabItem>\n    ```js\n    [a](b)\n    <b>{x\n    ```\n\n    [c](d)\n</TabItem>\n",
                           mdx) == Texts{"[c](d)"});
  CHECK(links_and_headings("<T>\n```\n[a](b)\n    ```\n[c](d)\n</T>\n", mdx) == Texts{"[c](d)"});
}

TEST_CASE("imports, exports and expressions of MDX are no text") {
  CHECK(links_and_headings("import A from './a'\nexport const b = [\n  '[a](b)',\n\n  1,\n]\n\n[c](d)\n",
                           mdx) == Texts{"[c](d)"});
  CHECK(links_and_headings("{f([[1]](x))} and {\n  '[a](b)'\n}\n\n[c](d)\n", mdx) == Texts{"[c](d)"});
  CHECK(links_and_headings("## A {b.c}\n\n## D {#d}\n\n## E {/* #e */}\n", mdx) ==
        Texts{"# A {b.c}", "# D {#d}", "# E {/* #e */}"});
  CHECK(links_and_headings("text\nimport [a](b)\n", mdx) == Texts{"[a](b)"});
  CHECK(links_and_headings("[a]({b})\n", mdx) == Texts{"[a]({b})"});
}

TEST_CASE("indented bodies of admonitions and tabs are Markdown, and those of footnotes where the syntax has "
          "them") {
  const std::string text = "!!! note \"T\"\n\n    See [a](b).\n\n    ## Part\n\n        [code](x)\n\n"
                           "=== \"Tab\"\n\n    ??? tip\n        [c](d)\n\n[e](f)\n\n    [code](y)\n";
  CHECK(links_and_headings(text, bodies) == Texts{"[a](b)", "# Part", "[c](d)", "[e](f)"});
  CHECK(links_and_headings(text, {}) == links_and_headings(text, bodies));
  CHECK(links_and_headings("1. a\n\n    !!! note\n\n        [b](c)\n\n    [d](e)\n", bodies) ==
        Texts{"[b](c)", "[d](e)"});
  CHECK(links_and_headings("!!! note\n    ```\n    [a](b)\n    ```\n    [c](d)\n", bodies) ==
        Texts{"[c](d)"});
  CHECK(links_and_headings("a[^1]\n\n[^1]: b\n\n    [c](d)\n", bodies) == Texts{"[^1]", "[c](d)"});
  CHECK(links_and_headings("a[^1]\n\n[^1]: b\n\n    [c](d)\n", {}) == Texts{"[^1]"});
}

TEST_CASE("spans are those of the text as it is written") {
  const Source source("a.md", "<A>\n\t\t中 $x$ [a](b)\n> \t\t  c [d](e)\n</A>\n");
  const Body body = parse_markdown(source, 0, mdx);
  Texts targets;
  for (const Link &link : links(source, body)) targets.emplace_back(source.slice(link.target_span));
  CHECK(targets == Texts{"b", "e"});
}

TEST_CASE("a byte order mark moves no span") {
  const Source source("a.md", "\uFEFF    **a** [b](c)\n");
  const Body body = parse_markdown(source, source.bom_size(), mdx);
  Texts found;
  for (const BodyNode &node : body.nodes) {
    if (node.kind == BodyKind::strong || node.kind == BodyKind::link)
      found.emplace_back(source.slice(node.span));
  }
  CHECK(found == Texts{"**a**", "[b](c)"});
}

TEST_CASE("what no tag and no bracket closes is text, in linear time") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += i % 3 == 0 ? "<a b={ " : i % 3 == 1 ? "{' " : "$x\n";
  const Source source("a.md", text + "\n\n[a](b)\n");
  CHECK(links(source, parse_markdown(source, 0, mdx)).size() == 1);
}

TEST_CASE("a document may have thousands of formulas and tags on lines of their own") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "$$\nx\n$$\n\n<A>\n</A>\n\n";
  const Source source("a.md", text + "[a](b)\n");
  CHECK(links(source, parse_markdown(source, 0, mdx)).size() == 1);
}
