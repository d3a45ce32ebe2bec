#include "parse/explicit_id.h"

#include "catch.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

// Each id with a letter for its form; `…` behind one whose end isn't known.
std::vector<std::string> ids_in(const std::string &text) {
  const Source source("a.md", text);
  std::vector<std::string> result;
  for (const ExplicitId &id : explicit_ids(source, parse_markdown(source, 0))) {
    const char *const form = id.form == IdForm::attribute ? "a " : id.form == IdForm::html ? "h " : "l ";
    result.push_back(form + id.id + (id.complete ? "" : "…"));
  }
  return result;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("ids are found wherever they stand") {
  const auto [text, ids] = GENERATE(table<std::string, Ids>({
      {"# A {#b}", {"a b"}},
      {"# A { .c #b }", {"a b"}},
      {"# A {.c lang=en #b}", {"a b"}},
      {"# A {class=\"x y\" #b}", {"a b"}},
      {"# A {class=\"x\" id=\"b\"}", {"l b"}},
      {"# A {: .c #b}\n", {"a b"}},
      {"A\n{:#b}\n\nC\n{: id='d'}", {"a b", "l d"}},
      {"# A {/* #b */}", {"a b"}},
      {"# A \\{#b}", {"a b"}},
      {"# A {id: b}", {"a b"}},
      {"[](){#b}", {"a b"}},
      {"<a id=b></a><p ID='c'>", {"h b", "h c"}},
      {"<a name=\"b\">", {"l b"}},
      {"<Part id=\"b\" />", {"l b"}},
      {"<Part\n  size={[1, 2]}\n  id={\"b\"}\n/>", {"l b"}},
      {"<Part id={x} />", {"l …"}},
      {"<a id=\"b-{{ x }}\">", {"h b-…"}},
      {"{{< figure src=\"x.png\" id=\"b\" title=\"A C\" >}}", {"l b", "l a-c"}},
      {"{{< figure\n  id=b\n>}}", {"l b"}},
      {"{{% anchor \"b\" %}} {{< tab \"My Tab\" >}}", {"l b", "l my-tab"}},
      {"{% figure id: b %} {% include x.html id=\"c\" %}", {"l b", "l c"}},
      {"(b)=\n# A", {"l b"}},
      {"```{note}\n:class: x\n<a id=\"b\">\n```", {"l b"}},
  }));
  INFO(text);
  CHECK(ids_in(text) == ids);
}

TEST_CASE("what is no id is none") {
  const auto text =
      GENERATE("`{#b}` `<a id=\"b\">`", "```\n{#b}\n<a id=\"b\">\n```", "<!-- <a id=\"b\"> -->", "{#if b}",
               "{{#if b}}", "{# b #}", "{#", "{#b", "{#b\n}", "<a data-id=\"b\">", "<Part :id=\"b\" />",
               "x id= = b", "id=", "{{< ref \"b\" >}}", "{{< /tab b >}}", "{{< figure id", "{% if b %}",
               "f(b)=1 and (b)=2", "(b)=x\n", "{a #b}", "{}", "{#}");
  INFO(text);
  CHECK(ids_in(text).empty());
}

TEST_CASE("ids have their positions") {
  const Source source("a.md", "# A {.c #bc}\n\n<i id=\"d\">");
  const auto ids = explicit_ids(source, parse_markdown(source, 0));
  REQUIRE(ids.size() == 2);
  CHECK(source.slice(ids[0].span) == "bc");
  CHECK(source.slice(ids[1].span) == "d");
}
