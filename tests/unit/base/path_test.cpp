#include "base/path.h"

#include "catch.h"

using namespace galley;

TEST_CASE("paths of links are resolved within the site") {
  CHECK(resolve_path("a/b", "c.md") == "a/b/c.md");
  CHECK(resolve_path("a/b", "../c/./d//e.md") == "a/c/d/e.md");
  CHECK(resolve_path("a", "..") == "");
  CHECK(resolve_path("", "/x/") == "x");
  CHECK(resolve_path("a", "../../x") == std::nullopt);
}

TEST_CASE("a path is written as a link from a folder") {
  CHECK(relative_path("a/b", "a/b/c.md") == "c.md");
  CHECK(relative_path("a/b", "a/c/d.md") == "../c/d.md");
  CHECK(relative_path("", "x.md") == "x.md");
  CHECK(relative_path("x", "x") == "../x");
}

TEST_CASE("percent signs are decoded where they make text") {
  CHECK(decode_percent("a%20b%2e") == "a b.");
  CHECK(decode_percent("100%") == "100%");
  CHECK(decode_percent("%4") == "%4");
  CHECK(decode_percent("%zz") == "%zz");
  CHECK(decode_percent("%E4%B8%AD") == "中");
  CHECK(decode_percent("%E4%B8") == std::nullopt);
}
