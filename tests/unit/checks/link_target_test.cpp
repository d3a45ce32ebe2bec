#include "run_check.h"

using namespace galley;

namespace {

std::vector<std::string> check_links(const std::string &of, const TestDocuments &documents,
                                     const std::string &clean_urls = "true") {
  return run_check("link-target",
                   R"({"of": ")" + of + R"(", "anchors": "any", "min-share": 90, "ignore": [], "roots": ["."],
                      "generator": "any", "index-pages": false, "sites": [], "partials": ["_includes/**"],
                      "clean-urls": )" +
                       clean_urls + "}",
                   documents);
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a missing file is reported at its name, with what may have been meant") {
  CHECK(
      check_links("links", {{"a.md", "See [b](bb.md), [c](c.md).\n"}, {"b.md", ""}, {"x/c.md", ""}}) ==
      Lines{
          "a.md:1:9 target=bb.md problem=there is no note or file \"bb.md\" hint=; did you mean \"b.md\"?",
          "a.md:1:21 target=c.md problem=there is no note or file \"c.md\" hint=; did you mean \"x/c.md\"?"});
}

TEST_CASE("a page in another language is not what was meant") {
  const auto hint_of = [](const std::string &path, const std::string &text) {
    const Lines lines = check_links("links", {{"de/a.md", "[c](chapter.md)\n"}, {path, text}});
    REQUIRE(lines.size() == 1);
    return lines[0].substr(lines[0].find("hint=") + 5);
  };
  CHECK(hint_of("de/x/chapter.md", "") == "; did you mean \"x/chapter.md\"?");
  CHECK(hint_of("it/x/chapter.md", "").empty());
  CHECK(hint_of("de/x/chapter.md", "---\nlang: it\n---\n").empty());
}

TEST_CASE("addresses of pages are believed once most of their family lead somewhere") {
  std::string text;
  for (int i = 0; i < 9; ++i) text += "[b](/b/)\n";
  CHECK(check_links("links", {{"a.md", text + "[c](/cc/)\n"}, {"b.md", ""}}).size() == 1);
  const Lines one = check_links("links", {{"a.md", text + "[c](/cc/) [d](/dd/)\n"}, {"b.md", ""}});
  REQUIRE(one.size() == 1);
  CHECK(one[0].ends_with("; 9 of 11 to /… lead somewhere, so the others are not judged"));
  std::string others;
  for (int i = 0; i < 40; ++i) others += "[b](/x/none/)\n";
  CHECK(
      check_links("links", {{"a.md", text + "[c](/cc/)\n" + others}, {"b.md", ""}, {"x/c.md", ""}}).size() ==
      1);
  CHECK(check_links("links", {{"a.md", "[c](/cc/)\n"}}).empty());
}

TEST_CASE("links of what other pages take in are read there") {
  CHECK(check_links("links", {{"_includes/a.md", "[b](b.md)\n"}}).empty());
  CHECK(check_links("links", {{"_posts/a.md", "[b](b.md)\n"}}).size() == 1);
  CHECK(check_links("links", {{"_includes/a.md", "[b](/b.md)\n"}}, "false").size() == 1);
}

TEST_CASE("a document's first broken links alone get a hint") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "[b](bb.md)\n";
  std::size_t hints = 0;
  for (const std::string &line : check_links("links", {{"a.md", text}, {"b.md", ""}})) {
    hints += line.find("did you mean") != std::string::npos ? 1 : 0;
  }
  CHECK(hints == 20);
}

TEST_CASE("anchors of the home page are unknown where a README may not be it") {
  CHECK(check_links("anchors", {{"README.md", "# A\n"}, {"b.md", "[x](/#b)\n"}}).empty());
  CHECK(check_links("anchors", {{"README.md", "# A\n"}, {"b.md", "[x](README.md#b)\n"}}).size() == 1);
}

TEST_CASE("a pattern that can't be read is an error of the config") {
  const CheckResult made = make_check("link-target", R"({"of": "links", "anchors": "any", "min-share": 0,
      "ignore": ["[a"], "roots": [], "clean-urls": true})");
  CHECK_FALSE(made);
}
