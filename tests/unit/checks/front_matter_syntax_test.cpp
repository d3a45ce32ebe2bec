#include "unit/checks/run_check.h"

using namespace galley;

namespace {

std::string fix(const std::string &text, Applicability least = Applicability::safe) {
  return fix_all("front-matter-syntax", "{}", text, least);
}

std::string fix_lines(const std::string &lines, Applicability least = Applicability::safe) {
  const std::string text = "---\n" + lines + "\n---\n";
  const std::string fixed = fix(text, least);
  if (fixed == text) return "the same";
  REQUIRE(fixed.size() >= 9);
  return fixed.substr(4, fixed.size() - 9);
}

} // namespace

TEST_CASE("front-matter-syntax quotes a value that starts as no text can") {
  CHECK(fix_lines("author: @indigo") == "author: '@indigo'");
  CHECK(fix_lines("a: 1\nshare:   %70 # of all\nb: 2") == "a: 1\nshare:   '%70' # of all\nb: 2");
  CHECK(fix_lines("code: `it's`\t# c") == "code: \"`it's`\"\t# c");
  CHECK(fix_lines("code: `it's \"x\" \\ y`") == "code: '`it''s \"x\" \\ y`'");
  CHECK(fix_lines("who:\n  - a\n  - @b # c") == "who:\n  - a\n  - '@b' # c");
  CHECK(fix_lines("who:\n  - name: @b: c") == "who:\n  - name: '@b: c'");
  CHECK(fix_lines("作者: @林#小满 ") == "作者: '@林#小满' ");
}

TEST_CASE("front-matter-syntax quotes a value that holds a colon and a space") {
  CHECK(fix_lines("title: Foo: bar") == "title: 'Foo: bar'");
  CHECK(fix_lines("title: 加速计算: 未来: 一 # c\ndraft: true") ==
        "title: '加速计算: 未来: 一' # c\ndraft: true");
  CHECK(fix_lines("title: It's: so") == "title: \"It's: so\"");
  CHECK(fix_lines("title: Foo:") == "title: 'Foo:'");
  CHECK(fix_lines("seo:\n  title: Foo: bar") == "seo:\n  title: 'Foo: bar'");
}

TEST_CASE("front-matter-syntax quotes only if asked to where another thing may be meant") {
  CHECK(fix_lines("list:\n- a: b: c") == "the same");
  CHECK(fix_lines("list:\n- a: b: c", Applicability::unsafe) == "list:\n- a: 'b: c'");
  CHECK(fix_lines("title: *bold* words") == "the same");
  CHECK(fix_lines("title: *bold* words", Applicability::unsafe) == "title: '*bold* words'");
}

TEST_CASE("front-matter-syntax keeps everything else as it is") {
  CHECK(fix("\xEF\xBB\xBF---\r\nauthor: @a # c\r\nb: 1\r\n---\r\ntitle: x: y") ==
        "\xEF\xBB\xBF---\r\nauthor: '@a' # c\r\nb: 1\r\n---\r\ntitle: x: y");
}

TEST_CASE("front-matter-syntax mends what it can where more is wrong") {
  const CheckResult check = make_check("front-matter-syntax", "{}");
  REQUIRE(check);
  std::string text = "---\na: 1\na: 2\nauthor: @x\ntitle: b: c\nshare: %5\n---\n";
  std::vector<Edit> edits;
  for (const Finding &finding : find_in(**check, text)) {
    if (finding.fix) edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  CHECK(edits.size() == 3);
  text = apply_edits(text, edits).value();
  CHECK(text == "---\na: 1\na: 2\nauthor: '@x'\ntitle: 'b: c'\nshare: '%5'\n---\n");
  CHECK(find_in(**check, text).size() == 1);
}

TEST_CASE("front-matter-syntax writes a space behind a colon, and a narrow colon") {
  CHECK(fix_lines("title:My page") == "title: My page");
  CHECK(fix_lines("title:My page\ndate: 2025-01-01") == "title: My page\ndate: 2025-01-01");
  CHECK(fix_lines("a: 1\ntags:[a, b]\nc: 2") == "a: 1\ntags: [a, b]\nc: 2");
  CHECK(fix_lines("标题：加速计算\ndate: 2025-01-01") == "标题: 加速计算\ndate: 2025-01-01");
  CHECK(fix_lines("see https://example.org\na: 1") == "the same");
  CHECK(fix_lines("a text:more\nb: 1") == "the same");
}

TEST_CASE("front-matter-syntax offers no fix where quotes would not mend it") {
  for (const char *lines :
       {"title: One\ntitle: Two", "tags:\n\t- a", "title: \"One", "title: \"a\": b", "tags: [@a, b]",
        "tags: [a: b: c]", "a: {b: @c}", "title: Foo: bar\n  and more", "title: Foo: bar\n  more: x",
        "%YAML: x", "\"a: b\": @c", "a: |x: y", "title: - x", "no colon", "a: &x @b", "a: !t b: c"}) {
    INFO(lines);
    const std::string text = "---\n" + std::string(lines) + "\n---\n";
    const CheckResult check = make_check("front-matter-syntax", "{}");
    REQUIRE(check);
    const auto findings = find_in(**check, text);
    CHECK_FALSE(findings.empty());
    for (const Finding &finding : findings) CHECK_FALSE(finding.fix.has_value());
  }
  CHECK(fix_lines("a: |\n  b: @c\n  d: e: f") == "the same");
  CHECK(fix("---\nauthor: @x\n") == "---\nauthor: @x\n");
}
