#include "catch.h"
#include "record_of.h"

#include <fmt/format.h>

using namespace galley;

namespace {

// `line:column-column target`, with the form where it is no plain link.
std::vector<std::string> links_in(const std::string &text) {
  static const char *const forms[] = {"", "image ", "wikilink ", "embed ", "shortcode "};
  std::vector<std::string> result;
  const Record record = record_of("a.md", text);
  record.facts.for_each<LinkFact>([&](const LinkFact &link) {
    result.push_back(fmt::format("{}{}:{}-{} {}", forms[static_cast<int>(link.form)], link.where.begin.line,
                                 link.where.begin.code_point, link.where.end.code_point, link.target));
  });
  return result;
}

std::vector<std::string> ids_in(const std::string &text) {
  std::vector<std::string> result;
  const Record record = record_of("a.md", text);
  record.facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
    result.push_back(std::string(anchor.id) + (anchor.kind == AnchorKind::beginning ? "…" : ""));
  });
  return result;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("links have the place of their target") {
  const auto [text, links] = GENERATE(table<std::string, Lines>({
      {"[x](a.md)", {"1:5-9 a.md"}},
      {"中文[x]( <a b.md> 'T')", {"1:9-15 a b.md"}},
      {"[x](a\\_b.md)", {"1:5-12 a_b.md"}},
      {"[x](a(1).md)", {"1:5-12 a(1).md"}},
      {"[x](\n  a.md\n)", {"2:3-7 a.md"}},
      {"![x](i.png)", {"image 1:6-11 i.png"}},
      {"[![x](i.png)](a.md)", {"image 1:7-12 i.png", "1:15-19 a.md"}},
      {"[x][y] [Y] [y][]\n\n[y]: <a.md> 'T'", {"3:7-11 a.md"}},
      {"A note.[^1]\n\n[^1]: a.md", {}},
      {"> [x]\n>\n> [x]:\n> a.md", {"4:3-7 a.md"}},
      {"| h |\n|---|\n| [x](a.md) |", {"3:7-11 a.md"}},
      {"<a class=x href='a.md'>x</a> <img src=i.png>", {"1:18-22 a.md", "image 1:39-44 i.png"}},
      {"<p>\n<a href=\"a&amp;b.md\">", {"2:10-20 a&b.md"}},
      {"<img srcset='a.png 1x, b.png,c.png 2x'>", {"image 1:14-19 a.png", "image 1:24-35 b.png,c.png"}},
      {"<video src=a.mp4 poster=b.png>\n<source src=c.mp4>\n</video>",
       {"image 1:12-17 a.mp4", "image 1:25-30 b.png", "image 2:13-18 c.mp4"}},
      {"{{< figure class=\"x\" src=\"a.png\" >}} {{< figure xsrc=\"b\" >}} {{< x src=\"c\" >}}",
       {"image 1:27-32 a.png"}},
      {"[[a]] ![[b.png]] [[c#d|e]] | [[f\\|g]]",
       {"wikilink 1:3-4 a", "embed 1:10-15 b.png", "wikilink 1:20-23 c#d", "wikilink 1:32-33 f"}},
      {"[x]({{< ref \"a.md\" >}}) {{% relref `b` %}}", {"shortcode 1:14-18 a.md", "shortcode 1:37-38 b"}},
      {"[x]({{< ref path=\"a.md\" lang=\"en\" >}})", {"shortcode 1:19-23 a.md"}},
      {"[x]({{% relref outputFormat=\"p\" path=`a` %}})", {"shortcode 1:39-40 a"}},
      {"[x]({{< ref a.md#b >}})", {"shortcode 1:13-19 a.md#b"}},
  }));
  CHECK(links_in(text) == links);
}

TEST_CASE("what leaves the site, and what is no link, is left out") {
  const auto text = GENERATE(
      "[x](https://example.org/a.md) <https://example.org> [m](mailto:a@b.c) [h](//h/a.md)", "[x]()",
      "[x]({{url}}) [y](${x}/a.md) [z](@site/a.md)", "`[x](a.md)` \\[x](a.md)", "    [x](a.md)",
      "<!-- [x](a.md) <a href=a.md> -->", "<script>\n'<a href=a.md>'\n</script>", "[[1]](https://x.org)",
      "[[^1]] [[ -f x ]] [[]] [[a\nb]] [[a]", "{% raw %}[x](a.md){% endraw %}",
      "{{< ref >}} {{< ref lang=\"en\" >}} {{< reference x >}} {{< ref \"a",
      "{{< highlight go >}}\n[[x]]\n{{< /highlight >}}");
  CHECK(links_in(text) == Lines{});
}

TEST_CASE("anchors are what links may lead to") {
  const auto [text, ids] = GENERATE(table<std::string, Lines>({
      {"# A B\n\n## A B\n\nC\n---", {"a-b", "a-b-1", "c"}},
      {"# 中文：标题", {"中文标题"}},
      {"## A `b_c` [d](x)", {"a-b_c-d"}},
      {"## A {#own .x}", {"a", "a-own-x", "own"}},
      {"## A\n{: #own}", {"a", "own"}},
      {"<a name=n></a><i id='i'>", {"n", "i"}},
      {"<h2>An <b>old</b> one</h2>", {"an-old-one"}},
      {"Term\n: What it is", {"term"}},
      {"Term\n\n: What it is", {"term"}},
      {"Term\r\r: What it is", {"term"}},
      {"Term\r\n\r\n: What it is", {"term"}},
      {"Term\n\n\n: What it is", {}},
      {"Text. ^b1", {"^b1"}},
      {"2^10 and x^2", {}},
      {"## A {{ b }} c", {"a--b--c", "a…", "a--c"}},
      {"{% include 'x.md' %}", {"…"}},
      {"{{< include x.md >}}", {"x.md", "…"}},
      {"Not {{ a }} heading", {}},
      {"# A\n\nTerm\n: x\n\n# B\n\n[#c]\n\n.. _d:", {"a", "term", "b", "c", "d"}},
      {"# :tada: A: b", {"tada-a-b", "-a-b", "a-b"}},
      {"# A: b: c", {"a-b-c"}},
      {"```{figure} x.png\n:name: f\n```", {"f"}},
  }));
  CHECK(ids_in(text) == ids);
}

TEST_CASE("all links of a document have their kind") {
  const Source source(
      "a.md", "<https://a.b> [x](https://a.b) ![i](i.png)\n\n<a href=\"c\"><img src=d>\n\n[[e|f]] ![[g]] "
              "{{< ref \"h\" >}} [y][r] [y][r]\n\n[r]: j\n");
  const Document document = parse_document(source, {.body = BodyNeed::all});
  Lines all;
  for (const FoundLink &link : find_links(document, LinkScope::all))
    all.push_back(fmt::format("{} {} {}", source.position(link.whole.begin).line, link.kind, link.target));
  CHECK(all == Lines{"1 autolink https://a.b", "1 inline https://a.b", "1 image i.png", "3 html c",
                     "3 html-image d", "5 wikilink e", "5 embed g", "5 shortcode h", "5 reference j",
                     "5 reference j"});
}

TEST_CASE("a document that can't be read may have any anchor") {
  CHECK(ids_in(std::string("# A\0", 4)) == Lines{"…"});
}
