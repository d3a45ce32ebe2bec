#include "catch.h"

#include "base/disk_file_system.h"
#include "base/path.h"
#include "site/discover.h"
#include "site/git.h"
#include "site/site.h"

#include <filesystem>
#include <fstream>

#include <unistd.h>

using namespace galley;

namespace {

using Paths = std::vector<std::string>;

// Files in the current folder, /home/site.
struct Memory {
  MemoryFileSystem files;
  CheckScope scope;

  Memory(const Paths &paths, Paths named) {
    for (const std::string &path : paths) files.add(path, "");
    scope.current_folder = "/home/site";
    scope.paths = std::move(named);
  }

  Paths found() const {
    const auto discovery = discover(files, scope);
    if (!discovery) return {"error: " + discovery.error().message};
    Paths result;
    for (const Site &site : discovery->sites) {
      for (const FoundDocument &document : site.documents) {
        result.push_back(printed_path(scope.current_folder, site.folder.path) + "|" + document.path);
        CHECK(site.folder.file(document.path) ==
              printed_path(scope.current_folder, join_path(site.folder.path, document.path)));
      }
    }
    return result;
  }
  Paths notices() const {
    const auto discovery = discover(files, scope);
    REQUIRE(discovery);
    return discovery->notices;
  }
};

} // namespace

TEST_CASE("paths are resolved by name and printed relative to the current folder") {
  CHECK(absolute_path("/a/b", "c/./d//../e/") == "/a/b/c/e");
  CHECK(absolute_path("/a/b", "/x/../../y") == "/y");
  CHECK(absolute_path("/a", "") == "/a");
  CHECK(absolute_path("/", "..") == "/");
  CHECK(printed_path("/a/b", "/a/b") == "");
  CHECK(printed_path("/a/b", "/a/b/c.md") == "c.md");
  CHECK(printed_path("/a/b", "/a/bc.md") == "../bc.md");
  CHECK(printed_path("/a/b", "/a") == "..");
  CHECK(printed_path("/a/b", "/x/y.md") == "/x/y.md");
  CHECK(printed_path("/", "/x/y.md") == "x/y.md");
  CHECK(join_path("", "a") == "a");
  CHECK(join_path("/", "a") == "/a");
  CHECK(is_within("/a/b", "/a"));
  CHECK_FALSE(is_within("/ab", "/a"));
}

TEST_CASE("a site is the nearest config's folder, else the repository, else the current folder") {
  MemoryFileSystem files;
  files.add("docs/galley.yaml", "");
  files.add("blog/.git/HEAD", "");
  files.add("blog/.galley.yaml/not-a-file", "");
  const auto site = [&](const std::string &folder) { return find_site_folder(files, "/home/site", folder); };
  CHECK(site("/home/site/docs/a/b") == "/home/site/docs");
  CHECK(site("/home/site/blog/a") == "/home/site/blog");
  CHECK(site("/home/site/other/a") == "/home/site");
  CHECK(site("/elsewhere/a") == "/elsewhere/a");
}

TEST_CASE("a folder is walked for documents, hidden ones left alone") {
  const Memory memory(
      {"a.md", "b.mdx", "c.markdown", "d.txt", "x.md/e.md", "x.md/f.png", ".hidden/a.md", ".g.md"}, {""});
  CHECK(memory.found() == Paths{"|a.md", "|b.mdx", "|c.markdown", "|x.md/e.md"});
  CHECK_THAT(memory.notices().at(0), ContainsSubstring("no galley.yaml") && ContainsSubstring("recommended"));
}

TEST_CASE("a named file is checked whatever it is called, and once") {
  CHECK(Memory({"a.txt", ".b/c.md"}, {"a.txt", "./a.txt", "/home/site/a.txt", ".b/c.md"}).found() ==
        Paths{"|.b/c.md", "|a.txt"});
}

TEST_CASE("what isn't there is an error, and so is finding nothing") {
  CHECK_THAT(Memory({"a.md"}, {"a.md", "b.md"}).found().at(0), ContainsSubstring("no file or folder b.md"));
  const std::string nothing = Memory({"docs/a.txt"}, {"docs"}).found().at(0);
  CHECK_THAT(nothing, ContainsSubstring("nothing to check") && ContainsSubstring("docs") &&
                          ContainsSubstring("*.{md,mdx,markdown}"));
}

TEST_CASE("the config says what is content and what is excluded") {
  Memory memory({"a.md", "b.txt", "old/c.txt", "old/new/d.txt"}, {""});
  memory.files.add("galley.yaml", "content: ['*.txt']\nexclude: [old/**, '!old/new/**']\n");
  CHECK(memory.found() == Paths{"|b.txt", "|old/new/d.txt"});
  CHECK(memory.notices().empty());
  memory.scope.paths = {"old/c.txt", "a.md", "b.txt"};
  CHECK(memory.found() == Paths{"|b.txt"});
  CHECK_THAT(memory.notices().at(0), ContainsSubstring("old/c.txt") && ContainsSubstring("galley.yaml") &&
                                         ContainsSubstring("--no-exclude"));
  CHECK_THAT(memory.notices().at(1), ContainsSubstring("a.md") && ContainsSubstring("`content`"));
  memory.scope.paths = {"old/c.txt", "a.md"};
  CHECK(memory.found().empty());
  memory.scope.no_exclude = true;
  CHECK(memory.found() == Paths{"|a.md", "|old/c.txt"});
}

TEST_CASE("ignore files count from the repository's root down, the nearest first") {
  Memory memory({"a.md", "docs/b.md", "docs/keep/c.md", "docs/build/d.md", "e.md", "docs/f.md"}, {""});
  memory.files.add(".git/info/exclude", "e.md\n");
  memory.files.add(".gitignore", "build/\n/a.md\nkeep\n");
  memory.files.add("docs/.gitignore", "!keep/\nf.md\n");
  CHECK(memory.found() == Paths{"|docs/b.md", "|docs/keep/c.md"});
  memory.scope.paths = {"docs"};
  CHECK(memory.found() == Paths{"|docs/b.md", "|docs/keep/c.md"});
  memory.scope.paths = {"a.md", "docs/build"}; // named: Git has no say
  CHECK(memory.found() == Paths{"|a.md", "|docs/build/d.md"});
}

TEST_CASE("a linked worktree finds what its repository excludes") {
  MemoryFileSystem files;
  files.add("wt/.git", "gitdir: ../main/.git/worktrees/wt\n");
  files.add("main/.git/worktrees/wt/commondir", "../..\n");
  files.add("main/.git/info/exclude", "secret.md\n");
  CHECK(find_repository(files, "/home", "/home/wt/a/b") == "/home/wt");
  CHECK(read_repository_excludes(files, "/home", "/home/wt") == "secret.md\n");
  CHECK(read_repository_excludes(files, "/home", "/home/main") == "secret.md\n");
}

TEST_CASE("a config further down begins a site of its own") {
  Memory memory({"a.md", "blog/b.md", "blog/deep/c.md"}, {""});
  memory.files.add("blog/galley.yaml", "exclude: [deep/]\n");
  CHECK(memory.found() == Paths{"|a.md", "blog|b.md"});
  memory.scope.paths = {"blog/b.md", "a.md"};
  CHECK(memory.found() == Paths{"|a.md", "blog|b.md"});
}

TEST_CASE("the site may lie above the current folder") {
  MemoryFileSystem files;
  files.add("../galley.yaml", "");
  files.add("a.md", "");
  CheckScope scope;
  scope.current_folder = "/home/site/docs";
  scope.paths = {"a.md"};
  const auto discovery = discover(files, scope);
  REQUIRE(discovery);
  REQUIRE(discovery->sites.size() == 1);
  CHECK(discovery->sites[0].folder.path == "/home/site");
  CHECK(discovery->sites[0].documents.at(0).path == "docs/a.md");
  CHECK(discovery->sites[0].folder.file("docs/a.md") == "a.md");
}

TEST_CASE("disk: symlinks are followed once, and loops left alone") {
  std::string scratch = (std::filesystem::temp_directory_path() / "galley-test-XXXXXX").string();
  REQUIRE(::mkdtemp(scratch.data()) != nullptr);
  const std::filesystem::path root = std::filesystem::canonical(scratch);
  std::filesystem::create_directories(root / "site/sub");
  std::filesystem::create_directories(root / "outside");
  for (const char *file : {"site/z.md", "site/sub/b.md", "outside/c.md"}) std::ofstream(root / file) << "x\n";
  std::filesystem::create_symlink("..", root / "site/sub/loop");
  std::filesystem::create_symlink("z.md", root / "site/a.md");
  std::filesystem::create_symlink("../outside", root / "site/linked");
  std::filesystem::create_symlink("../outside", root / "site/again");
  std::filesystem::create_symlink("nowhere", root / "site/broken.md");

  const DiskFileSystem files;
  CheckScope scope;
  // Relative paths would be the test's own, so the site is named from elsewhere.
  scope.current_folder = "/galley-no-such-folder";
  scope.paths = {(root / "site").string()};
  const auto discovery = discover(files, scope);
  std::filesystem::remove_all(root);
  REQUIRE(discovery);
  REQUIRE(discovery->sites.size() == 1);
  Paths paths;
  for (const FoundDocument &document : discovery->sites[0].documents) paths.push_back(document.path);
  CHECK(paths == Paths{"again/c.md", "broken.md", "sub/b.md", "z.md"});
}
