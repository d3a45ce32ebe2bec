#include "catch.h"

#include "text/suggest.h"

#include <string>

using namespace galley;

TEST_CASE("edit distance counts code points and swaps, up to a limit") {
  CHECK(edit_distance("", "", 3) == 0);
  CHECK(edit_distance("draft", "draft", 0) == 0);
  CHECK(edit_distance("draft", "drafts", 3) == 1);
  CHECK(edit_distance("sumary", "summary", 3) == 1);
  CHECK(edit_distance("titel", "title", 3) == 1);
  CHECK(edit_distance("量子", "量字", 3) == 1);
  CHECK(edit_distance("abc", "xyz", 2) == 3);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
}

TEST_CASE("the nearest word is near enough, and the only one") {
  CHECK(nearest("sumary", {"title", "summary", "tags"}) == "summary");
  CHECK(nearest("Ever-Green", {"seedling", "budding", "evergreen"}) == "evergreen");
  CHECK(nearest("ＴＩＴＬＥ", {"title", "date"}) == "title");
  CHECK_FALSE(nearest("banana", {"title", "date"}));
  CHECK_FALSE(nearest("tax", {"tag", "tap"}));
  CHECK_FALSE(nearest("ab", {"ac"}));
  CHECK_FALSE(nearest("", {"a"}));
  CHECK_FALSE(nearest(std::string(10000, 'a'), {"a"}));
}

TEST_CASE("a word that is nearer than two equally near ones wins in any order") {
  CHECK(nearest("dates", {"datas", "dater", "date", "dates"}) == "dates");
  CHECK(nearest("dates", {"dates", "datas", "dater", "date"}) == "dates");
}

TEST_CASE("a name that was cut short is meant as a whole, where only one begins so") {
  CHECK(nearest_name("warn", {"off", "error", "warning", "info"}) == "warning");
  CHECK(nearest_name("orphan", {"missing-title", "orphan-tag"}) == "orphan-tag");
  CHECK(nearest_name("orphan-tga", {"orphan-tag", "orphan-tag-of-all"}) == "orphan-tag");
  CHECK_FALSE(nearest_name("missing", {"missing-title", "missing-definition"}));
  CHECK_FALSE(nearest_name("or", {"orphan-tag"}));
}
