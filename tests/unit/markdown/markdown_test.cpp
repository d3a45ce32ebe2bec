#include "markdown/markdown.h"
#include "markdown/markdown_text.h"

#include "catch.h"

#include <random>
#include <string>
#include <vector>

using namespace galley;

namespace {

const char *name(BodyKind kind) {
  switch (kind) {
  case BodyKind::strong:
    return "strong";
  case BodyKind::emphasis:
    return "emphasis";
  case BodyKind::code:
    return "code";
  case BodyKind::link:
    return "link";
  case BodyKind::image:
    return "image";
  case BodyKind::heading:
    return "heading";
  case BodyKind::table_cell:
    return "cell";
  case BodyKind::code_block:
    return "block";
  default:
    return nullptr;
  }
}

// The inlines with delimiters, as written: `strong **b**=b`, by line.
std::vector<std::string> spans(const Source &source, std::uint32_t begin = 0) {
  std::vector<std::string> result;
  for (const BodyNode &node : parse_markdown(source, begin).nodes) {
    if (name(node.kind) == nullptr) continue;
    result.push_back(std::string(name(node.kind)) + " " + std::string(source.slice(node.span)) + "=" +
                     std::string(source.slice(node.content)));
  }
  return result;
}

struct Case {
  const char *text;
  std::vector<std::string> expected;
};

} // namespace

TEST_CASE("spans hold the delimiters, contents don't") {
  const std::vector<Case> cases = {
      {"a **b** c", {"strong **b**=b"}},
      {"a __b__ *c* _d_", {"strong __b__=b", "emphasis *c*=c", "emphasis _d_=d"}},
      {"***x***", {"emphasis ***x***=**x**", "strong **x**=x"}},
      {"**a *b* c**", {"strong **a *b* c**=a *b* c", "emphasis *b*=b"}},
      {"\\**no* **b\\*\\***", {"emphasis *no*=no", "strong **b\\*\\***=b\\*\\*"}},
      {"&amp;&copy;&#42; **b &lt; c** &nosuch;", {"strong **b &lt; c**=b &lt; c"}},
      {"`` a ` b `` **c**", {"code `` a ` b ``= a ` b ", "strong **c**=c"}},
      {"`*a*` *b*", {"code `*a*`=*a*", "emphasis *b*=b"}},
      {"[a **b**](u \"t)\") **c**", {"link [a **b**](u \"t)\")=a **b**", "strong **b**=b", "strong **c**=c"}},
      {"[a](<b c> 'd') *e*", {"link [a](<b c> 'd')=a", "emphasis *e*=e"}},
      {"[a]( b(c) ) *e*", {"link [a]( b(c) )=a", "emphasis *e*=e"}},
      {"![i *j*](k) *e*", {"image ![i *j*](k)=i *j*", "emphasis *j*=j", "emphasis *e*=e"}},
      {"[![i](j)](k) *e*", {"link [![i](j)](k)=![i](j)", "image ![i](j)=i", "emphasis *e*=e"}},
      {"<https://a.b/?x&amp;y> *e*", {"link <https://a.b/?x&amp;y>=https://a.b/?x&amp;y", "emphasis *e*=e"}},
      {"<b a='*'> *e*", {"emphasis *e*=e"}},
      {"[a]: /u\n[a] **b** [a][] *c* [x][a] **d** [a](no link *e*",
       {"link [a]=a", "strong **b**=b", "link [a][]=a", "emphasis *c*=c", "link [x][a]=x", "strong **d**=d",
        "link [a]=a", "emphasis *e*=e"}},
      {"# A **b** ##\n\nC *d*\ne\n===",
       {"heading # A **b** ##=A **b**", "strong **b**=b", "heading C *d*\ne\n====C *d*\ne",
        "emphasis *d*=d"}},
      {"> a\nlazy **b\nc** `d\n> e` *f*", {"strong **b\nc**=b\nc", "code `d\n> e`=d\n> e", "emphasis *f*=f"}},
      {"- [ ] x\n  **y** \\\n  *z*", {"strong **y**=y", "emphasis *z*=z"}},
      {"1. > - a **b**\n   >   *c*", {"strong **b**=b", "emphasis *c*=c"}},
      {"a  \n  **b**", {"strong **b**=b"}},
      {"\t```\nx", {"block ```=```\n"}},
      {"> ~~~\n> a\n> ~~~\n**b**", {"block ~~~\n> a\n> ~~~=> a\n", "strong **b**=b"}},
      {"**b**\r\n*c*\rx `d`\r", {"strong **b**=b", "emphasis *c*=c", "code `d`=d"}},
      {"\xEF\xBB\xBF**b**", {"strong **b**=b"}},
      {"中文**术语**的 *é*", {"strong **术语**=术语", "emphasis *é*=é"}},
  };
  for (const Case &one : cases) {
    const Source source("a.md", one.text);
    INFO(one.text);
    CHECK(spans(source, source.bom_size()) == one.expected);
  }
}

TEST_CASE("table cells are placed through escaped pipes") {
  const Source source(
      "a.md", "x \\| *p*\n| a | **b\\|c** \\| d |\n|---|---|\n| `e\\|f` | *g* |\n1 | [h](i\\|j) *k*\n");
  const std::vector<std::string> expected = {"emphasis *p*=p",
                                             "cell a=a",
                                             "cell **b\\|c** \\| d=**b\\|c** \\| d",
                                             "strong **b\\|c**=b\\|c",
                                             "cell `e\\|f`=`e\\|f`",
                                             "code `e\\|f`=e\\|f",
                                             "cell *g*=*g*",
                                             "emphasis *g*=g",
                                             "cell 1=1",
                                             "cell [h](i\\|j) *k*=[h](i\\|j) *k*",
                                             "link [h](i\\|j)=h",
                                             "emphasis *k*=k"};
  CHECK(spans(source) == expected);
}

TEST_CASE("tables stand in quotes and lists, with short and long rows") {
  const Source source("a.md", "> - | a | b |\n>   |---|---|\n>   | *c* |\n> - | *d* | *e* | *f* |\n");
  const std::vector<std::string> expected = {"cell a=a",       "cell b=b",      "cell *c*=*c*",
                                             "emphasis *c*=c", "cell =",        "emphasis *d*=d",
                                             "emphasis *e*=e", "emphasis *f*=f"};
  CHECK(spans(source) == expected);
}

TEST_CASE("the tree is flat, in order, and knows its subtrees") {
  const Source source("a.md", "---\nx: 1\n---\n# A `b`\n\n3. c **d &amp; e**\n");
  const Body body = parse_markdown(source, 13);
  const std::vector<BodyKind> kinds = {
      BodyKind::document, BodyKind::heading,   BodyKind::text, BodyKind::code,   BodyKind::list,
      BodyKind::item,     BodyKind::paragraph, BodyKind::text, BodyKind::strong, BodyKind::text};
  REQUIRE(body.nodes.size() == kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) CHECK(body.nodes[i].kind == kinds[i]);
  CHECK(body.nodes[0].skip == 10);
  CHECK(body.nodes[1].skip == 3);
  CHECK(body.nodes[1].level == 1);
  CHECK(body.nodes[4].skip == 6);
  CHECK(body.nodes[4].level == 1);
  CHECK(body.nodes[9].parent == 8);
  CHECK(body.nodes[9].text == "d & e");
  CHECK(source.slice(body.nodes[9].span) == "d &amp; e");
  CHECK(plain_text(body, 1) == "A b");
  CHECK(plain_text(body, 5) == "c d & e");
}

TEST_CASE("plain text is what a reader sees") {
  const Source source("a.md", "a\\*b [c *d*](u)\n![e](f) `g`  \nh <b>i</b>");
  const Body body = parse_markdown(source, 0);
  CHECK(plain_text(body, 0) == "a*b c d e g h i");
  CHECK(plain_text(body, 0, false) == "a*b c d  g h i");
}

// Any text made of marks and prefixes: each node's span must stand at its delimiters and within its parent.
TEST_CASE("spans are exact on random text") {
  const std::vector<std::string> parts = {
      "*",     "**",     "_",    "__",  "`",        "``",   "[",     "]",   "(",      ")",    "![",
      "<",     ">",      "a",    "b c", "\n",       "\n",   "> ",    "- ",  "1. ",    "# ",   "\\",
      "&amp;", "&#x41;", "\\|",  "|",   "|---|",    " ",    "  ",    "\t",  "\"",     "中",   "。",
      "===",   "\r\n",   "\n\n", "[a]", "[a]: u\n", "](u)", "<u:v>", "<b>", "- [ ] ", "~~~\n"};
  std::mt19937 random(20240501); // NOLINT(cert-msc51-cpp): the same cases each time
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const auto size = 1 + random() % 24;
    for (std::size_t i = 0; i < size; ++i) text += parts[random() % parts.size()];
    const Source source("a.md", text);
    const Body body = parse_markdown(source, 0);
    for (const BodyNode &node : body.nodes) {
      const std::string_view whole = source.slice(node.span);
      const std::string_view inner = source.slice(node.content);
      bool good = body.nodes[node.parent].span.contains(node.span);
      if (node.kind == BodyKind::strong) {
        good = good && whole.size() == inner.size() + 4 &&
               whole.substr(0, 2) == whole.substr(whole.size() - 2) &&
               (whole.starts_with("**") || whole.starts_with("__"));
      } else if (node.kind == BodyKind::emphasis) {
        good = good && whole.size() == inner.size() + 2 && whole.front() == whole.back() &&
               (whole.front() == '*' || whole.front() == '_');
      } else if (node.kind == BodyKind::code) {
        good = good && whole.starts_with('`') && whole.ends_with('`') && inner.size() < whole.size();
      } else if (node.kind == BodyKind::link) {
        good = good && (whole.starts_with('<')
                            ? whole.ends_with('>')
                            : whole.starts_with('[') && (whole.ends_with(')') || whole.ends_with(']')));
      } else if (node.kind == BodyKind::text && whole.find_first_of("\\&") == std::string_view::npos) {
        good = good && whole == node.text;
      }
      if (!good) FAIL("`" << text << "` misplaces `" << whole << "`, kind " << static_cast<int>(node.kind));
    }
  }
  SUCCEED();
}

TEST_CASE("a block of HTML spans its lines, whatever ends it, in the first line as well") {
  const auto blocks = [](const std::string &text) {
    const Source source("a.md", text);
    std::vector<std::string> result;
    for (const BodyNode &node : parse_markdown(source, 0).nodes) {
      if (node.kind == BodyKind::html_block) result.emplace_back(source.slice(node.span));
    }
    return result;
  };
  using Blocks = std::vector<std::string>;
  CHECK(blocks("<!-- a -->\n**b**\n") == Blocks{"<!-- a -->"});
  CHECK(blocks("<!-- a -->") == Blocks{"<!-- a -->"});
  CHECK(blocks("x\n\n<!-- a\n\nb -->\nc\n") == Blocks{"<!-- a\n\nb -->"});
  CHECK(blocks("<div>\n**b**\n</div>\n\nc\n") == Blocks{"<div>\n**b**\n</div>"});
  CHECK(blocks("<div>\nb") == Blocks{"<div>\nb"});
  CHECK(blocks("- <!-- a -->\n- > <!--\n  > b -->\n") == Blocks{"<!-- a -->", "<!--\n  > b -->"});
}
