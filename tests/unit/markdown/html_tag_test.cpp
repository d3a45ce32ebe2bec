#include "markdown/html_tag.h"

#include "catch.h"

#include <string>

using namespace galley;

namespace {

std::string tags_in(const std::string &text) {
  std::string result;
  for_each_tag(text, [&](const HtmlTag &tag) {
    result += std::string(tag.name);
    for (const HtmlAttribute &attribute : tag.attributes) {
      CHECK(text.substr(attribute.span.begin, attribute.span.size()) == attribute.value);
      result += " " + std::string(attribute.name) + "=" + std::string(attribute.value);
    }
    result += ";";
  });
  return result;
}

} // namespace

TEST_CASE("tags of HTML are read with their attributes") {
  const auto [text, tags] = GENERATE(table<const char *, const char *>({
      {"<a href=\"x y\" id='i' b c=d>", "a href=x y id=i b= c=d;"},
      {"<br/><IMG SRC = x.png />", "br;IMG SRC=x.png;"},
      {"</a> 1 < 2 <3 <!-- <a href=x> --> <b>", "b;"},
      {"<script>'<a>'</script><i>", "script;i;"},
      {"<a href=\"open", "a href=open;"},
      {"<a =x>", "a = x=;"},
      {"<", ""},
  }));
  CHECK(tags_in(text) == tags);
}
