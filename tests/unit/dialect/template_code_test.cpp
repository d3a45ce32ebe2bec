#include "dialect/template_code.h"

#include "catch.h"

#include <string>
#include <string_view>
#include <vector>

namespace {

std::vector<std::string> code(std::string_view text) {
  std::vector<std::string> parts;
  for (const galley::Span span : galley::template_code(text)) {
    parts.emplace_back(text.substr(span.begin, span.end - span.begin));
  }
  return parts;
}

using Parts = std::vector<std::string>;

TEST_CASE("Code of templates stands between a tag and its end") {
  CHECK(code("a {% raw %}b{% endraw %} c {%- highlight js -%}d{%- endhighlight -%}") == Parts{"b", "d"});
  CHECK(code("{{< highlight go >}}a{{< /highlight >}} {{< code-toggle >}}b{{</ code-toggle >}}") ==
        Parts{"a", "b"});
  CHECK(code("{% raw %}{% set x %}a{% endset %}{% endraw %}") == Parts{"{% set x %}a{% endset %}"});
}

TEST_CASE("A block that is set is no text of the page, a value has no end") {
  CHECK(code("{% set x %}a{% endset %}") == Parts{"a"});
  CHECK(code("{% set x = 1 %}a{% set y %}b{% endset %}") == Parts{"b"});
}

TEST_CASE("Tags that only begin like one of code open none") {
  CHECK(code("{% codetitle \"x\" %}a{% raw %}b{% endraw %}c{% endcodetitle %}") == Parts{"b"});
  CHECK(code("{{% highlighted %}}a{{% /highlighted %}}").empty());
}

TEST_CASE("A tag without its end hides nothing") {
  CHECK(code("{% code %}a{% raw %}b{% endraw %}{% code %}c").size() == 1);
  CHECK(code("{% raw %}a{% endraw").empty());
}

} // namespace
