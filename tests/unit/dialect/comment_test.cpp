#include "dialect/comment.h"

#include "base/source.h"

#include "catch.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

constexpr MarkdownSyntax vault{.percent_comments = true};
constexpr MarkdownSyntax mdx{.mdx = true};

std::vector<std::string> comments(std::string_view text, const MarkdownSyntax &syntax = {}) {
  std::vector<std::string> result;
  for (const MarkdownComment &comment : find_comments(text, 0, syntax))
    result.emplace_back(text.substr(comment.content.begin, comment.content.size()));
  return result;
}

std::string blanked(std::string_view text, const MarkdownSyntax &syntax = {}) {
  return blank_comments(text, find_comments(text, 0, syntax));
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a vault's comments stand between two %%, in a line and over paragraphs") {
  CHECK(comments("a %%b%% c %%d%%", vault) == Texts{"b", "d"});
  CHECK(comments("a%%b\n\nc%% d", vault) == Texts{"b\n\nc"});
  CHECK(comments("%%\n```\nx\n```\n%%\n", vault) == Texts{"\n```\nx\n```\n"});
  CHECK(comments("`%%` and %%", vault).empty());
  CHECK(comments("```\n%% a %%\n```\n\n    %% b %%\n", vault).empty());
  CHECK(comments("\\%% a %%", vault).empty());
  CHECK(comments("a `b %%c\n\nd%% e", vault) == Texts{"c\n\nd"}); // no code goes over paragraphs
}

TEST_CASE("without a vault a comment between %% has to look like one") {
  CHECK(comments("a %%b%% c") == Texts{"b"});
  CHECK(comments("%%\nb\n\nc\n%%\n") == Texts{"\nb\n\nc\n"});
  CHECK(comments("中文%%注释%%。") == Texts{"注释"});
  CHECK(comments("50%% of a and 60%% of b").empty());
  CHECK(comments("a %%b\n\nc%% d").empty());
}

TEST_CASE("templates have comments, and ids in braces are none") {
  CHECK(comments("{# a #}\n{#- b\n\nc -#}") == Texts{" a ", "- b\n\nc -"});
  CHECK(comments("# A {#a}\n\n# B {#b} #}").empty());
  CHECK(comments("{#if x}y{/if} {# z #}") == Texts{" z "});
  CHECK(comments("a {% comment %}b{% endcomment %} c") == Texts{"b"});
  CHECK(comments("{%- comment -%}\nb\n{%- endcomment -%}") == Texts{"\nb\n"});
  CHECK(comments("{% commentary %}b{% endcomment %}").empty());
  CHECK(comments("{{< comment >}}b{{< /comment >}}") == Texts{"b"});
  CHECK(comments("{::comment}\nb\n{:/comment}") == Texts{"\nb\n"});
}

TEST_CASE("comments of MDX stand in MDX alone, and an id of a heading is none") {
  CHECK(comments("{/* a */} b { /* c\n\nd */ }", mdx) == Texts{" a ", " c\n\nd "});
  CHECK(comments("{/* a */}").empty());
  CHECK(comments("## A {/* #my-id */}\n\n{/* b */}", mdx) == Texts{" b "});
  CHECK(comments("{/* a */ b}\n\n{/* c */}", mdx) == Texts{" c "});
}

TEST_CASE("blanks stand for a comment, and no position changes") {
  CHECK(blanked("a %%b%% c", vault) == "a \f\f\f\f\f c");
  CHECK(blanked("a %%b%%\nc", vault) == "a      \nc");
  CHECK(blanked("%%\r\nb\r\n%% c", vault) == "  \r\n \r\n\f\f c");
  const std::string text = "%%é 中文 “x” 🙂 e\u0301%% [a](b)";
  const Source before("a.md", text);
  const Source after("a.md", blanked(text, vault));
  REQUIRE(after.text.size() == text.size());
  const auto at = static_cast<std::uint32_t>(text.find("[a]"));
  CHECK(after.position(at).byte == before.position(at).byte);
  CHECK(after.position(at).code_point == before.position(at).code_point);
  CHECK(after.position(at).utf16 == before.position(at).utf16);
  CHECK(after.text.substr(at) == "[a](b)");
}
