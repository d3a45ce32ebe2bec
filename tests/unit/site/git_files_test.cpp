#include "catch.h"

#include "base/source.h"
#include "site/git_files.h"
#include "site/process.h"
#include "system/disk_file_system.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration): not every libc declares it

using namespace galley;
using namespace std::string_literals;

namespace {

// Runs a program of PATH with this environment, less Git's variables, which would send commands elsewhere.
Result<ProcessOutput> run_tool(std::vector<std::string> words) {
  Program program;
  words.front() = find_program(words.front(), program_folders(std::getenv("PATH"), "/untrusted"));
  program.words = std::move(words);
  for (char **at = environ; *at != nullptr; ++at) {
    if (!std::string_view(*at).starts_with("GIT_")) program.environment.emplace_back(*at);
  }
  return run_process(program);
}

// Without Git there is nothing to test.
bool has_git() {
  const bool here = static_cast<bool>(run_tool({"git", "--version"}));
  if (!here) std::cout << "skipped: git is not here\n";
  return here;
}

// A repository on the disk that is the current folder, and gone when the test ends.
class ScratchRepository {
public:
  ScratchRepository() {
    std::string name = (std::filesystem::temp_directory_path() / "galley-test-XXXXXX").string();
    root_ = std::filesystem::canonical(::mkdtemp(name.data())).string();
    before_ = std::filesystem::current_path();
    std::filesystem::current_path(root_);
    git({"init", "-q"});
  }
  ScratchRepository(const ScratchRepository &) = delete;
  ScratchRepository &operator=(const ScratchRepository &) = delete;
  ~ScratchRepository() {
    std::filesystem::current_path(before_);
    std::filesystem::remove_all(root_);
  }

  const std::string &root() const { return root_; }
  std::string at(const std::string &name) const { return root_ + "/" + name; }
  void write(const std::string &name, const std::string &text) const {
    std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
    std::ofstream(at(name), std::ios::binary) << text;
  }
  int git(const std::vector<std::string> &words) const {
    std::vector<std::string> command = {"git",
                                        "-C",
                                        root_,
                                        "-c",
                                        "user.name=t",
                                        "-c",
                                        "user.email=t@example.org",
                                        "-c",
                                        "protocol.file.allow=always"};
    command.insert(command.end(), words.begin(), words.end());
    const auto done = run_tool(command);
    REQUIRE(done);
    return done->code;
  }
  void commit() const {
    REQUIRE(git({"add", "-A"}) == 0);
    REQUIRE(git({"commit", "-q", "-m", "a state"}) == 0);
  }

private:
  std::string root_;
  std::filesystem::path before_;
};

// The repository at a root, which has one.
GitRepository open(const std::string &root) {
  auto repository = GitRepository::open(DiskFileSystem(), root, root);
  REQUIRE(repository);
  return *std::move(repository);
}

std::unique_ptr<GitFileSystem> tree_of(const ScratchRepository &scratch, const std::string &revision,
                                       const FileSystem &disk) {
  const GitRepository repository = open(scratch.root());
  const auto tree = repository.find_tree(revision);
  REQUIRE(tree);
  auto files = GitFileSystem::of_tree(repository, *tree, disk, scratch.root());
  REQUIRE(files);
  return std::move(*files);
}

std::string read(const FileSystem &files, const std::string &path) {
  std::string text;
  const FileResult done = files.read(path, max_source_size, text);
  return done ? text : "error: " + done.error().reason;
}

// All that a walk through a folder sees, `.git` left out.
std::vector<std::string> seen(const FileSystem &files, const std::string &folder = "") {
  std::vector<std::string> result;
  std::vector<FolderEntry> entries;
  REQUIRE(files.list(folder, entries));
  for (const FolderEntry &entry : entries) {
    if (entry.name == ".git") continue;
    const std::string path = folder.empty() ? entry.name : folder + "/" + entry.name;
    const FileInfo info = files.info(path);
    CHECK(info.kind == entry.kind);
    CHECK(info.symlink == entry.symlink);
    result.push_back(path + (entry.symlink ? " -> " : " : ") +
                     (entry.kind == FileKind::file ? read(files, path) : ""));
    if (entry.kind != FileKind::folder || path.size() > 60) continue;
    const auto below = seen(files, path);
    result.insert(result.end(), below.begin(), below.end());
  }
  return result;
}

} // namespace

TEST_CASE("a commit reads as its checkout does") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  scratch.write("a.md", "one\n");
  scratch.write("深/no te.md", "two\r\nlines");
  scratch.write("深/a\nb\t\"c\".md", "");
  scratch.write("-x", std::string(200000, 'x') + '\0' + "\n");
  scratch.write("sub/.gitignore", "built/\n*.tmp\n");
  scratch.write("sub/built/page.html", "made");
  scratch.write("sub/x.tmp", "ignored");
  std::filesystem::create_symlink("a.md", scratch.at("link"));
  std::filesystem::create_symlink("../a.md", scratch.at("sub/up.md"));
  std::filesystem::create_symlink("sub", scratch.at("folder"));
  std::filesystem::create_symlink("folder/up.md", scratch.at("twice"));
  std::filesystem::create_symlink("nowhere", scratch.at("dangling"));
  std::filesystem::create_symlink("round", scratch.at("round"));
  std::filesystem::create_symlink("/etc/hostname", scratch.at("outside"));
  scratch.commit();
  const DiskFileSystem disk;
  CHECK(seen(*tree_of(scratch, "HEAD", disk)) == seen(disk));
}

TEST_CASE("a commit stays what it was, and knows nothing of untracked files") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  scratch.write("a.md", "one");
  scratch.write("b/c.md", "two");
  scratch.commit();
  scratch.write("a.md", "changed");
  std::filesystem::remove_all(scratch.at("b"));
  scratch.write("new.md", "untracked");
  const DiskFileSystem disk;
  const auto files = tree_of(scratch, "HEAD", disk);
  CHECK(seen(*files) == std::vector<std::string>{"a.md : one", "b : ", "b/c.md : two"});
  CHECK(files->info("new.md").kind == FileKind::missing);
  CHECK(files->info(".git").kind == FileKind::folder);
  CHECK(files->info("..").kind == FileKind::folder);
  CHECK(read(*files, scratch.at("b/../a.md")) == "one");
  CHECK(read(*files, "b").starts_with("error: "));
  CHECK(read(*files, "a.md/x").starts_with("error: "));
  std::string text;
  const FileResult cut = files->read("a.md", 2, text);
  REQUIRE_FALSE(cut);
  CHECK(cut.error().reason == "it holds 3 bytes; galley reads at most 2");
  CHECK(read(*files, "a.md") == "one");
}

TEST_CASE("files are told apart by what they are and what they hold") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  scratch.write("a.md", "same");
  scratch.write("b.md", "same");
  scratch.commit();
  const DiskFileSystem disk;
  const auto first = tree_of(scratch, "HEAD", disk);
  scratch.write("b.md", "other");
  scratch.commit();
  const auto second = tree_of(scratch, "HEAD", disk);
  CHECK(first->info("a.md").inode != first->info("b.md").inode);
  CHECK(first->info("a.md").inode == second->info("a.md").inode);
  CHECK(first->info("b.md").inode != second->info("b.md").inode);
}

TEST_CASE("a tree that no checkout could be is read without what is wrong with it") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  scratch.write("a.md", "one");
  scratch.commit();
  const std::string blob(20, '\x01');
  std::string text;
  for (const char *name : {"..", ".git", "/z", "x/../../y", "x/y"}) text += "100644 "s + name + '\0' + blob;
  scratch.write("tree", text);
  const GitRepository repository = open(scratch.root());
  const auto tree = repository.ask({"hash-object", "-t", "tree", "-w", "--literally", "tree"});
  REQUIRE(tree);
  const DiskFileSystem disk;
  const auto files =
      GitFileSystem::of_tree(repository, tree->substr(0, tree->find('\n')), disk, scratch.root());
  REQUIRE(files);
  std::vector<FolderEntry> entries;
  REQUIRE((*files)->list("x", entries));
  CHECK(entries.size() == 1);
  try {
    (void)read(**files, "x/y");
    FAIL("a text that is not there can't be read");
  } catch (const RunFailure &failure) {
    CHECK_THAT(failure.error.message, ContainsSubstring("0101010101 can't be read: Git lacks it"));
  }
}

TEST_CASE("what is staged is what the next commit would have") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  scratch.write("a.md", "one");
  scratch.write("gone.md", "x");
  scratch.commit();
  scratch.write("a.md", "staged");
  scratch.write("empty.md", "");
  REQUIRE(scratch.git({"add", "a.md", "empty.md"}) == 0);
  REQUIRE(scratch.git({"rm", "-q", "--cached", "gone.md"}) == 0);
  scratch.write("a.md", "on disk");
  scratch.write("later.md", "announced only");
  REQUIRE(scratch.git({"add", "-N", "later.md"}) == 0);
  const DiskFileSystem disk;
  const auto files = GitFileSystem::of_index(open(scratch.root()), disk, scratch.root());
  REQUIRE(files);
  CHECK(seen(**files) == std::vector<std::string>{"a.md : staged", "empty.md : "});
}

TEST_CASE("a merge in conflict is an error at the file") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  scratch.write("a.md", "one");
  scratch.commit();
  REQUIRE(scratch.git({"checkout", "-q", "-b", "other"}) == 0);
  scratch.write("a.md", "two");
  scratch.commit();
  REQUIRE(scratch.git({"checkout", "-q", "-"}) == 0);
  scratch.write("a.md", "three");
  scratch.commit();
  REQUIRE(scratch.git({"merge", "-q", "other"}) != 0);
  const DiskFileSystem disk;
  const auto files = GitFileSystem::of_index(open(scratch.root()), disk, scratch.root());
  REQUIRE_FALSE(files);
  CHECK(files.error().path == "a.md");
}

TEST_CASE("what is in a submodule is as it is on disk") {
  if (!has_git()) return;
  const ScratchRepository inner;
  inner.write("in.md", "inner");
  inner.commit();
  const ScratchRepository scratch;
  scratch.write("a.md", "one");
  REQUIRE(scratch.git({"submodule", "--quiet", "add", inner.root(), "part"}) == 0);
  scratch.commit();
  const DiskFileSystem disk;
  const auto files = tree_of(scratch, "HEAD", disk);
  CHECK(read(*files, scratch.at("part/in.md")) == "inner");
  CHECK(files->info(scratch.at("part")).kind == FileKind::folder);
}

TEST_CASE("a revision that isn't there is an error that says what helps") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  CHECK_FALSE(*open(scratch.root()).has_commit());
  scratch.write("a.md", "one");
  scratch.commit();
  scratch.write("a.md", "two");
  scratch.commit();
  const GitRepository repository = open(scratch.root());
  CHECK(*repository.has_commit());
  CHECK(repository.find_tree("HEAD~1"));
  for (const char *revision : {"", "HEAD~2", "--all", "main..HEAD", "HEAD:a.md", "a\nb"}) {
    const auto tree = repository.find_tree(revision);
    REQUIRE_FALSE(tree);
    CHECK_THAT(tree.error().message, ContainsSubstring("git fetch"));
  }
  const ScratchRepository clone;
  REQUIRE(clone.git({"fetch", "-q", "--depth", "1", "file://" + scratch.root()}) == 0);
  REQUIRE(clone.git({"checkout", "-q", "FETCH_HEAD"}) == 0);
  const auto tree = open(clone.root()).find_tree("HEAD~1");
  REQUIRE_FALSE(tree);
  CHECK_THAT(tree.error().message, ContainsSubstring("fetch-depth: 0"));
}

TEST_CASE("Git's own words say why it fails") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  scratch.write(".git/HEAD", "no reference\n");
  const auto fails = open(scratch.root()).has_commit();
  REQUIRE_FALSE(fails);
  CHECK_THAT(fails.error().message, ContainsSubstring("git rev-parse fails: fatal: "));
}

TEST_CASE("a text that is too large is not waited for, and Git goes on") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  scratch.write("a.md", "one");
  scratch.write("large.md", std::string(std::size_t{65} << 20, 'x'));
  scratch.write("small.md", std::string(5000, 'x'));
  scratch.commit();
  const DiskFileSystem disk;
  const auto files = tree_of(scratch, "HEAD", disk);
  std::string text;
  for (int round = 0; round < 3; ++round) {
    CHECK_THAT(files->read("large.md", 4096, text).error().reason, ContainsSubstring("68157440 bytes"));
    CHECK_THAT(files->read("small.md", 4096, text).error().reason, ContainsSubstring("5000 bytes"));
    CHECK(read(*files, "a.md") == "one");
  }
  CHECK(read(*files, "small.md").size() == 5000);
}

TEST_CASE("folders in folders without end are no part of a tree") {
  if (!has_git()) return;
  const ScratchRepository scratch;
  std::string path;
  for (int depth = 0; depth < 3000; ++depth) path += "a/";
  const std::string blob = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
  scratch.write("empty", "");
  REQUIRE(scratch.git({"hash-object", "-w", "empty"}) == 0);
  REQUIRE(scratch.git({"update-index", "--add", "--cacheinfo", "100644," + blob + "," + path + "deep.md"}) ==
          0);
  REQUIRE(scratch.git({"update-index", "--add", "--cacheinfo", "100644," + blob + ",a/b.md"}) == 0);
  const DiskFileSystem disk;
  const auto files = GitFileSystem::of_index(open(scratch.root()), disk, scratch.root());
  REQUIRE(files);
  CHECK(seen(**files) == std::vector<std::string>{"a : ", "a/b.md : "});
}
