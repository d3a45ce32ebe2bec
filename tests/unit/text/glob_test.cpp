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

using Verdict = IgnoreFile::Verdict;

Verdict ignore(std::string_view text, std::string_view path) {
  const bool folder = path.ends_with('/');
  if (folder) path.remove_suffix(1);
  return IgnoreFile::parse(text).verdict(path, folder);
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

TEST_CASE("gitignore: names, folders and anchors") {
  CHECK(ignore("*.log", "x/y.log") == Verdict::ignored);
  CHECK(ignore("build/", "x/build/") == Verdict::ignored);
  CHECK(ignore("build/", "build") == Verdict::none);
  CHECK(ignore("/build", "x/build") == Verdict::none);
  CHECK(ignore("doc/*.txt", "doc/a.txt") == Verdict::ignored);
  CHECK(ignore("doc/*.txt", "x/doc/a.txt") == Verdict::none);
  CHECK(ignore("doc/*.txt", "doc/x/a.txt") == Verdict::none);
  CHECK(ignore("doc/*", "doc/") == Verdict::none);
  CHECK(ignore("{a,b}", "a") == Verdict::none);
  CHECK(ignore("{a,b}", "{a,b}") == Verdict::ignored);
}

TEST_CASE("gitignore: double stars") {
  CHECK(ignore("**/foo", "a/b/foo") == Verdict::ignored);
  CHECK(ignore("**/foo", "foo") == Verdict::ignored);
  CHECK(ignore("abc/**", "abc/x/y") == Verdict::ignored);
  CHECK(ignore("abc/**", "abc/") == Verdict::none);
  CHECK(ignore("a/**/b", "a/b") == Verdict::ignored);
  CHECK(ignore("a/**/b", "a/x/y/b") == Verdict::ignored);
}

TEST_CASE("gitignore: lines") {
  CHECK(ignore("# a\n\n\\#b\n", "#b") == Verdict::ignored);
  CHECK(ignore("\\!important!.txt", "!important!.txt") == Verdict::ignored);
  CHECK(ignore("a.md   \n", "a.md") == Verdict::ignored);
  CHECK(ignore("a\\ \n", "a ") == Verdict::ignored);
  CHECK(ignore("a.md\r\nb.md\r\n", "a.md") == Verdict::ignored);
  CHECK(ignore("\xEF\xBB\xBF"
               "a.md\n",
               "a.md") == Verdict::ignored);
  CHECK(ignore("*.md\n!keep.md\n", "keep.md") == Verdict::kept);
  CHECK(ignore("[oops\nb.md\n", "b.md") == Verdict::ignored);
  CHECK(ignore("", "a") == Verdict::none);
}

TEST_CASE("gitignore: thousands of patterns") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "folder-" + std::to_string(i) + "/**/*.tmp\n";
  const IgnoreFile file = IgnoreFile::parse(text);
  CHECK(file.verdict("folder-4999/x/a.tmp", false) == Verdict::ignored);
  CHECK(file.verdict("folder-5000/x/a.tmp", false) == Verdict::none);
}
