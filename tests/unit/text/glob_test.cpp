#include "catch.h"

#include "text/glob.h"

using namespace galley;

namespace {

GlobSet globs(const std::vector<std::string> &patterns) {
  auto result = GlobSet::compile(patterns);
  REQUIRE(result);
  return *result;
}

bool matches(const std::string &pattern, std::string_view path) {
  return globs({pattern}).matches(path);
}

std::string complaint(const std::string &pattern) {
  auto result = GlobSet::compile({"ok", pattern});
  REQUIRE_FALSE(result);
  CHECK(result.error().index == 1);
  return result.error().message;
}

} // namespace

TEST_CASE("globs: wildcards") {
  CHECK(matches("**/*.{md,mdx,markdown}", "a.md"));
  CHECK(matches("**/*.{md,mdx,markdown}", "x/y/a.markdown"));
  CHECK_FALSE(matches("**/*.{md,mdx,markdown}", "a.md.txt"));
  CHECK_FALSE(matches("**/*.{md,mdx,markdown}", "a.md/logo.png"));
  CHECK(matches("posts/*", "posts/a.md"));
  CHECK_FALSE(matches("posts/*", "posts/2024/a.md"));
  CHECK(matches("posts/**", "posts/2024/a.md"));
  CHECK_FALSE(matches("posts/**", "old/posts/a.md"));
  CHECK(matches("a/**/b.md", "a/b.md"));
  CHECK(matches("a/**/b.md", "a/x/y/b.md"));
  CHECK_FALSE(matches("a/**/b.md", "a/xb.md"));
  CHECK(matches("?.md", "量.md"));
  CHECK_FALSE(matches("?.md", "ab.md"));
  CHECK(matches("a**b", "axxb"));
  CHECK_FALSE(matches("x/a**b", "x/a/b"));
  CHECK(matches("**", "a/b"));
}

TEST_CASE("globs: where a pattern is anchored") {
  CHECK(matches("README.md", "docs/README.md"));
  CHECK_FALSE(matches("/README.md", "docs/README.md"));
  CHECK(matches("/README.md", "README.md"));
  CHECK(matches("./docs/a.md", "docs/a.md"));
  CHECK(matches("./a.md", "a.md"));
  CHECK_FALSE(matches("./a.md", "docs/a.md"));
  CHECK(matches("drafts/", "x/drafts/a.md"));
  CHECK_FALSE(matches("x/drafts/", "y/x/drafts/a.md"));
  CHECK_FALSE(matches("drafts/", "drafts"));
}

TEST_CASE("globs: classes, braces and escapes") {
  CHECK(matches("[a-c].md", "b.md"));
  CHECK_FALSE(matches("[!a-c].md", "b.md"));
  CHECK_FALSE(matches("x/[!a]b", "x//b"));
  CHECK_FALSE(matches("x[+-9]b", "x/b"));
  CHECK(matches("[]-]", "]"));
  CHECK(matches("[[:digit:]]*", "7th"));
  CHECK(matches("{a,b/{c,d}}.md", "b/d.md"));
  CHECK(matches("{**/x,y}.md", "q/x.md"));
  CHECK(matches("\\*.md", "*.md"));
  CHECK_FALSE(matches("\\*.md", "a.md"));
  CHECK(matches("a+b(c).md", "a+b(c).md"));
  CHECK(matches("a,b}.md", "a,b}.md"));
}

TEST_CASE("globs: the last pattern that matches decides") {
  const GlobSet set = globs({"posts/**", "!posts/keep/**", "posts/keep/not.md"});
  CHECK(set.matches("posts/a.md"));
  CHECK_FALSE(set.matches("posts/keep/a.md"));
  CHECK(set.matches("posts/keep/not.md"));
  CHECK_FALSE(GlobSet().matches("a"));
  CHECK(globs({}).empty());
}

TEST_CASE("globs: folders above a path") {
  const GlobSet set = globs({"archetypes", "old/**"});
  CHECK(set.matches_with_folders("archetypes/a.md"));
  CHECK(set.matches_with_folders("x/archetypes/y/a.md"));
  CHECK(set.matches_all_below("archetypes"));
  CHECK(set.matches_all_below("old"));
  CHECK_FALSE(set.matches_all_below("posts"));
  CHECK_FALSE(globs({"old/*"}).matches_all_below("old"));
  CHECK_FALSE(globs({"old/*/*"}).matches_all_below("old"));
  CHECK_FALSE(globs({"**/*.md"}).matches_all_below("old"));

  const GlobSet only_posts = globs({"**", "!posts/**"});
  CHECK(only_posts.matches_with_folders("x/a.md"));
  CHECK_FALSE(only_posts.matches_with_folders("posts/a.md"));
  CHECK_FALSE(only_posts.matches_all_below("posts"));
}

TEST_CASE("globs: names that are no UTF-8") {
  CHECK(matches("**/*.md", "caf\xE9.md"));
  CHECK(matches("caf\xE9.md", "caf\xE9.md"));
}

TEST_CASE("globs: patterns that can't be read") {
  CHECK_THAT(complaint("[a"), ContainsSubstring("`[` is never closed"));
  CHECK_THAT(complaint("{a,b"), ContainsSubstring("`{` is never closed"));
  CHECK_THAT(complaint("[z-a]"), ContainsSubstring("backwards"));
  CHECK_THAT(complaint("[[:nope:]]"), ContainsSubstring("[:nope:]"));
  CHECK_THAT(complaint("a\\"), ContainsSubstring("escapes nothing"));
  CHECK_THAT(complaint("../a"), ContainsSubstring("`..`"));
  CHECK_THAT(complaint(""), ContainsSubstring("empty"));
  CHECK_THAT(complaint("!"), ContainsSubstring("empty"));
  CHECK_THAT(complaint(std::string(50, '{')), ContainsSubstring("too deep"));
  CHECK_THAT(complaint(std::string(30000, 'a')), ContainsSubstring("too long"));
}

TEST_CASE("globs: what braces stand for is limited") {
  std::string many;
  for (int i = 0; i < 12; ++i) many += "{a,b}";
  CHECK_THAT(complaint(many), ContainsSubstring("more than 1,000 patterns"));
  CHECK_THAT(complaint("x{**/a,b}"), ContainsSubstring("no whole name"));
  CHECK(matches("docs/{**,a}.md", "docs/x/y.md"));
  CHECK(matches("{a,b/}c{,.md}", "b/c.md"));
}

TEST_CASE("globs: each star takes what the rest leaves it") {
  CHECK(matches("*a*b*", "xxaxxbxx"));
  CHECK_FALSE(matches("*a*b", "xbxa"));
  CHECK(matches("**/a/**/b", "a/a/x/b/b"));
  CHECK_FALSE(matches("**/a/*/b", "a/x/y/b"));
  CHECK(matches("a/**/*.{md,mdx}", "a/x.y/z.mdx"));
  CHECK(matches("*?.md", "量.md"));
  CHECK_FALSE(matches("*??.md", "量.md"));
  CHECK(matches("[!量]", "a"));
  CHECK_FALSE(matches("[!量]", "量"));
  CHECK(matches(std::string(40, '*') + "b", "aab"));
}

TEST_CASE("globs: of many patterns, too, the last one that matches decides") {
  std::vector<std::string> patterns;
  for (int i = 0; i < 2000; ++i) {
    patterns.push_back("folder-" + std::to_string(i) + "/*");
    patterns.push_back("!*-" + std::to_string(i) + ".md");
    patterns.push_back("*-" + std::to_string(i) + ".mdx");
  }
  patterns.insert(patterns.end(), {"[ab]", "!b"});
  const GlobSet set = globs(patterns);
  CHECK(set.matches("folder-7/x.md"));
  CHECK_FALSE(set.matches("folder-2000/x.md"));
  CHECK_FALSE(set.matches("folder-7/x-8.md"));
  CHECK(set.matches("folder-9/x-8.md")); // the folder's pattern is the later one
  CHECK(set.matches("x/y-1999.mdx"));
  CHECK(set.matches("a"));
  CHECK_FALSE(set.matches("b"));
}

TEST_CASE("globs: too many patterns that only trying tells apart are an error") {
  std::vector<std::string> patterns;
  for (int i = 0; i < 5000; ++i) patterns.push_back("[a-c]" + std::string(static_cast<std::size_t>(i), '?'));
  const auto result = GlobSet::compile(patterns);
  REQUIRE_FALSE(result);
  CHECK(result.error().index == 4096);
  // Repeated ones are as one.
  CHECK(globs(std::vector<std::string>(50'000, "[ab]?")).matches("a1"));
}

TEST_CASE("globs: many sets at once") {
  GlobSets sets;
  for (int i = 0; i < 100; ++i) CHECK_FALSE(sets.add(globs({"d" + std::to_string(i) + "/**", "!*.txt"})));
  sets.add(GlobSet());
  sets.add(globs({"**"}));
  CHECK(sets.matching("d42/a.md") == std::vector<std::uint32_t>{101, 42});
  CHECK(sets.matching("d42/a.txt") == std::vector<std::uint32_t>{101});
  CHECK(sets.last_matching("d42/a.txt") == 101);
}
