#include "parse/inclusion.h"

#include "catch.h"

#include <string>

using namespace galley;

namespace {

bool takes_in(const std::string &text) {
  const Source source("a.md", text);
  return takes_in_content(source, parse_markdown(source, 0));
}

} // namespace

TEST_CASE("what takes in a document is known") {
  const auto text = GENERATE(
      "<!--@include: x.md-->", "Text <!-- @include: x.md -->", "<!-- #include file=\"x.md\" -->",
      "[!INCLUDE [x](x.md)]", "[!include[](x.md)]", "```{include} x.md\n```",
      "~~~{eval-rst}\n.. include:: x\n~~~", "```{autoclass} X\n```",
      ":::{include} x.md\n:::", "--8<-- \"x.md\"", "    --8<-- \"x.md\"", "Text --8<-- \"x.md\"",
      "{% include x.md %}", "Text {% include_relative x.md %}", "{!x.md!}", "Text {! x.md !}",
      "{{#include x.md}}", "{{> part }}", "{{% readfile \"x.md\" %}}", "Text {{< include x.md >}}",
      "{{% glossary %}}", "{{ content }}", "<Part />", "Text <Part a={b} /> more",
      "<Part\n  a=\"/>\"\n  b={{ c: '>' }}\n/>", "<Part></Part>", "<a.Part />x <A.B />", "include::x.md[]",
      "@include(x.md)", "!!!include(x.md)!!!", "import Part from './x.mdx'\n\ntext");
  INFO(text);
  CHECK(takes_in(text));
}

TEST_CASE("what takes in no document is told from that") {
  const auto text = GENERATE(
      "", "Text.", "<!-- Do include it. -->", "<!-- @include: @article-footer.md -->",
      "`<!--@include: x.md-->`", "```\n--8<-- \"x.md\"\n{% include x %}\n<Part />\n```", ";--8<-- \"x.md\"",
      "```{literalinclude} x.py\n```", "```{note}\nx\n```", "{{< figure src=\"/include/x.png\" >}}",
      "{% include image.html %}", "{{< note >}}x{{< /note >}}", "{{% note %}}\nx\n{{% /note %}}",
      "{{ x }} is {{ y }}", "{{ code | highlight }}", "<Tabs>\n<Tab label=\"x\">y</Tab>\n</Tabs>",
      "<Icon name=\"x\" />", "<LinkCard a=\"b\" />", "Vec<T> and Map<K, V>", "<br /> <img src=x />",
      "<Part id=\"x\" />", "{% include definition.html id=\"x\" %}", "[!NOTE]\nInclude it.", "> [!NOTE]\n> x",
      "important: import x", "{% if x %}y{% endif %}", "{{< ref \"x.md\" >}}", "<Part", "{{%", "{!x", "--8<");
  INFO(text);
  CHECK_FALSE(takes_in(text));
}
