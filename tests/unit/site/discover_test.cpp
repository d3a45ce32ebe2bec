#include "catch.h"

#include "base/path.h"
#include "site/discover.h"
#include "site/git.h"
#include "site/site.h"
#include "system/disk_file_system.h"

#include <filesystem>
#include <fstream>
#include <map>

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
  const auto site = [&](const std::string &folder) {
    return find_site_folder(files, "/home/site", folder)->path;
  };
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
  files.add("main/.git/worktrees/wt/gitdir", "/home/wt/.git\n");
  files.add("main/.git/worktrees/wt/commondir", "../..\n");
  files.add("main/.git/info/exclude", "secret.md\n");
  CHECK(find_repository(files, "/home", "/home/wt/a/b") == "/home/wt");
  CHECK(read_repository_excludes(files, "/home", "/home/wt") == "secret.md\n");
  CHECK(read_repository_excludes(files, "/home", "/home/main") == "secret.md\n");
  // A repository that doesn't know a work tree has no say there.
  files.add("other/.git", "gitdir: ../main/.git/worktrees/wt\n");
  CHECK(read_repository_excludes(files, "/home", "/home/other").empty());
  files.add("third/.git", "gitdir: ../main/.git\n");
  CHECK(read_repository_excludes(files, "/home", "/home/third").empty());
}

TEST_CASE("nothing above the root of a repository counts") {
  MemoryFileSystem files;
  files.add("galley.yaml", "");
  files.add("docs/galley.yaml", "");
  files.add("docs/theme/.git/HEAD", "");
  const auto site = [&](const std::string &folder) { return find_site_folder(files, "/home", folder)->path; };
  CHECK(site("/home/docs/a") == "/home/docs");
  CHECK(site("/home/docs/theme/a") == "/home/docs/theme");
  CHECK(site("/home/b") == "/home");
}

namespace {

// Shows files as belonging to users, by the path.
class OwnedFiles final : public FileSystem {
public:
  MemoryFileSystem files;
  std::map<std::string, std::uint32_t> owners; // of the root where there is none; 7 is another user

  FileInfo info(const std::string &path) const override {
    FileInfo info = files.info(path);
    if (const auto owner = owners.find(path); owner != owners.end()) info.owner = owner->second;
    info.foreign = info.owner == 7;
    return info;
  }
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override {
    return files.read(path, limit, text);
  }
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override {
    return files.list(path, entries);
  }
};

} // namespace

TEST_CASE("a config of another user counts in a repository, and where the user allows it") {
  OwnedFiles files;
  files.files.add("galley.yaml", "");
  files.owners["galley.yaml"] = 7;
  const auto alone = find_site_folder(files, "/tmp", "/tmp/notes");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().path == "galley.yaml");
  CHECK_THAT(alone.error().message,
             ContainsSubstring("another user") && ContainsSubstring("--allow-root /tmp"));
  CHECK(find_site_folder(files, "/tmp", "/tmp/notes", {"/tmp"})->path == "/tmp");
  // A `.git` that another user puts into a folder that isn't theirs makes no repository of it.
  files.files.add(".git/HEAD", "");
  files.owners[".git"] = 7;
  CHECK_FALSE(find_site_folder(files, "/tmp", "/tmp/notes"));
  files.owners[""] = 7; // their own folder: a checkout, as the root of a container reads it
  CHECK(find_site_folder(files, "/tmp", "/tmp/notes")->path == "/tmp");
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

TEST_CASE("disk: what a symlink leads out to is left alone, named or found, with a word") {
  std::string scratch = (std::filesystem::temp_directory_path() / "galley-test-XXXXXX").string();
  REQUIRE(::mkdtemp(scratch.data()) != nullptr);
  const std::filesystem::path root = std::filesystem::canonical(scratch);
  const auto write = [&](const std::string &name, const std::string &text) {
    std::filesystem::create_directories((root / name).parent_path());
    std::ofstream(root / name) << text;
  };
  write("site/.git/HEAD", "");
  write("site/a.md", "x\n");
  write("other/.git/HEAD", "");
  write("other/galley.yaml", "exclude: ['**']\n");
  write("other/secret.md", "x\n");
  std::filesystem::create_symlink("../other", root / "site/folder");
  std::filesystem::create_symlink("../other/secret.md", root / "site/file.md");
  std::filesystem::create_symlink("../other/secret.png", root / "site/image.png");
  std::filesystem::create_symlink("/dev/zero", root / "site/endless.md");
  std::filesystem::create_symlink("a.md", root / "site/inside.md");

  const std::string site = (root / "site").string();
  CheckScope scope;
  scope.current_folder = site;
  const auto found = [&](const Paths &named) {
    const DiskFileSystem files(site);
    scope.paths = named;
    Paths result;
    const auto discovery = discover(files, scope);
    REQUIRE(discovery);
    for (const Site &one : discovery->sites) {
      for (const FoundDocument &document : one.documents) result.push_back(document.path);
    }
    for (const std::string &notice : discovery->notices) {
      if (notice.find("left alone") != std::string::npos) result.push_back(notice);
    }
    return result;
  };
  const Paths whole = found({""});
  const Paths folder = found({"folder"});
  const Paths in_folder = found({"folder/secret.md", "file.md"});
  const Paths inside = found({"inside.md"});
  scope.allowed_roots = {(root / "other").string()};
  const Paths allowed = found({"file.md"});
  std::filesystem::remove_all(root);
  const std::string why = " left alone, for symlinks lead out of the repository: ";
  const std::string cure = " (--allow-root DIR lets them)";
  CHECK(whole == Paths{"a.md", "3 files and folders are" + why + "endless.md, file.md, folder" + cure});
  CHECK(folder == Paths{"1 file or folder is" + why + "folder" + cure});
  CHECK(in_folder == Paths{"2 files and folders are" + why + "folder/secret.md, file.md" + cure});
  CHECK(inside == Paths{"inside.md"});
  CHECK(allowed == Paths{"file.md"});
}
