#include "catch.h"

#include "site/ignore_files.h"

using namespace galley;

namespace {

bool ignores(std::string_view text, std::string_view path) {
  const bool folder = path.ends_with('/');
  if (folder) path.remove_suffix(1);
  IgnoreFiles files;
  files.add("/site", text);
  return files.ignores("/site/" + std::string(path), folder);
}

} // namespace

TEST_CASE("gitignore: names, folders and anchors") {
  CHECK(ignores("*.log", "x/y.log"));
  CHECK(ignores("build/", "x/build/"));
  CHECK_FALSE(ignores("build/", "build"));
  CHECK_FALSE(ignores("/build", "x/build"));
  CHECK(ignores("doc/*.txt", "doc/a.txt"));
  CHECK_FALSE(ignores("doc/*.txt", "x/doc/a.txt"));
  CHECK_FALSE(ignores("doc/*.txt", "doc/x/a.txt"));
  CHECK_FALSE(ignores("doc/*", "doc/"));
  CHECK_FALSE(ignores("{a,b}", "a"));
  CHECK(ignores("{a,b}", "{a,b}"));
}

TEST_CASE("gitignore: double stars") {
  CHECK(ignores("**/foo", "a/b/foo"));
  CHECK(ignores("**/foo", "foo"));
  CHECK(ignores("abc/**", "abc/x/y"));
  CHECK_FALSE(ignores("abc/**", "abc/"));
  CHECK(ignores("a/**/b", "a/b"));
  CHECK(ignores("a/**/b", "a/x/y/b"));
}

TEST_CASE("gitignore: lines") {
  CHECK(ignores("# a\n\n\\#b\n", "#b"));
  CHECK(ignores("\\!important!.txt", "!important!.txt"));
  CHECK(ignores("a.md   \n", "a.md"));
  CHECK(ignores("a\\ \n", "a "));
  CHECK(ignores("a.md\r\nb.md\r\n", "a.md"));
  CHECK(ignores("\xEF\xBB\xBF"
                "a.md\n",
                "a.md"));
  CHECK_FALSE(ignores("*.md\n!keep.md\n", "keep.md"));
  CHECK(ignores("[oops\nb.md\n", "b.md"));
  CHECK_FALSE(ignores("", "a"));
}

TEST_CASE("gitignore: thousands of patterns") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "folder-" + std::to_string(i) + "/**/*.tmp\n";
  CHECK(ignores(text, "folder-4999/x/a.tmp"));
  CHECK_FALSE(ignores(text, "folder-5000/x/a.tmp"));
}

TEST_CASE("gitignore: the file further in decides, and a repository's own ones alone") {
  IgnoreFiles files;
  files.add("/", "*.log\nsub\n");
  const IgnoreChainPtr outer = files.chain();
  files.add("/a", "!keep.log\n/x\n");
  const IgnoreChainPtr inner = files.chain();
  CHECK(files.ignores("/a/b.log", false));
  CHECK_FALSE(files.ignores("/a/keep.log", false));
  CHECK(files.ignores("/a/x", false));
  CHECK_FALSE(files.ignores("/a/b/x", false));
  files.add("/a/module", "", true);
  CHECK_FALSE(files.ignores("/a/module/b.log", false));
  files.go_to(outer);
  CHECK(files.ignores("/a/keep.log", false));
  files.add("/c", "d\n");
  files.go_to(inner);
  CHECK_FALSE(files.ignores("/a/keep.log", false));
  CHECK_FALSE(files.ignores("/c/d", false));
  files.go_to(nullptr);
  CHECK_FALSE(files.ignores("/a/b.log", false));
}

TEST_CASE("gitignore: as files come and go, those that remain are found among many") {
  IgnoreFiles files;
  std::string folder;
  std::vector<IgnoreChainPtr> chains;
  for (int i = 0; i < 200; ++i) {
    folder += "/f";
    files.add(folder, "x" + std::to_string(i) + "\n[ab]" + std::to_string(i) + "\n/y\n");
    chains.push_back(files.chain());
  }
  CHECK(files.ignores(folder + "/x7", false));
  CHECK(files.ignores(folder + "/a199", false));
  files.go_to(chains[99]);
  CHECK(files.ignores(folder + "/x99", false));
  CHECK_FALSE(files.ignores(folder + "/x100", false));
  files.go_to(chains[3]);
  CHECK(files.ignores("/f/f/f/f/y", false));
  CHECK_FALSE(files.ignores("/f/f/f/f/f/y", false));
  CHECK(files.ignores("/f/f/f/f/b3", false));
  CHECK_FALSE(files.ignores("/f/f/f/f/b4", false));
  files.go_to(chains[199]);
  CHECK(files.ignores(folder + "/b100", false));
}

TEST_CASE("gitignore: lines that take each other back, and lines that are not read") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "a\n!a\n";
  CHECK_FALSE(ignores(text, "a"));
  CHECK(ignores(text + "a", "a"));
  IgnoreFiles files;
  CHECK(files.add("/", std::string(20'000, '*') + "\na\n") == 1);
  CHECK(files.ignores("/a", false));
}
