#include "catch.h"

#include "site/git.h"
#include "site/git_folder.h"
#include "system/disk_file_system.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

using namespace galley;

namespace {

// A folder on the disk that is gone when the test ends.
class Scratch {
public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "galley-test-XXXXXX").string();
    root_ = std::filesystem::canonical(::mkdtemp(name.data())).string();
  }
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;
  ~Scratch() { std::filesystem::remove_all(root_); }

  std::string at(const std::string &name) const { return root_ + "/" + name; }
  void write(const std::string &name, const std::string &text) const {
    std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
    std::ofstream(at(name), std::ios::binary) << text;
  }
  void write_repository(const std::string &name) const {
    write(name + "/HEAD", "ref: refs/heads/main\n");
    write(name + "/config", "[core]\n\tbare = false\n");
    write(name + "/refs/heads/main", "");
    write(name + "/objects/info/packs", "");
    write(name + "/info/exclude", "ignored/\n");
  }

private:
  std::string root_;
};

std::string current_folder() {
  return std::filesystem::current_path().string();
}

// The folders, printed relative to the scratch folder; "-" where they are not the repository's own.
std::string found(const Scratch &scratch, const std::string &root) {
  const auto folder = find_git_folder(DiskFileSystem(), current_folder(), scratch.at(root));
  if (!folder) return "-";
  const std::size_t skipped = scratch.at("").size();
  return folder->own.substr(skipped) + " " + folder->common.substr(skipped);
}

bool is_accepted(const Scratch &scratch, const std::string &root) {
  const DiskFileSystem files;
  const auto folder = find_git_folder(files, current_folder(), scratch.at(root));
  REQUIRE(folder);
  return !check_git_folder(files, current_folder(), scratch.at(root), *folder);
}

} // namespace

TEST_CASE("git folder: of a repository, a linked worktree and a submodule") {
  const Scratch scratch;
  scratch.write_repository("main/.git");
  CHECK(found(scratch, "main") == "main/.git main/.git");

  scratch.write("tree/.git", "gitdir: " + scratch.at("main/.git/worktrees/tree") + "\n");
  scratch.write("main/.git/worktrees/tree/commondir", "../..\n");
  scratch.write("main/.git/worktrees/tree/gitdir", scratch.at("tree/.git") + "\n");
  CHECK(found(scratch, "tree") == "main/.git/worktrees/tree main/.git");
  CHECK(read_repository_excludes(DiskFileSystem(), current_folder(), scratch.at("tree")) == "ignored/\n");

  scratch.write_repository("main/.git/modules/part");
  scratch.write("main/part/.git", "gitdir: ../.git/modules/part\n");
  scratch.write("main/.git/modules/part/config", "[core]\n\tworktree = ../../../part\n");
  CHECK(found(scratch, "main/part") == "main/.git/modules/part main/.git/modules/part");
}

TEST_CASE("git folder: another worktree's file is not the repository's own through a symlink") {
  const Scratch scratch;
  scratch.write_repository("main/.git");
  scratch.write("tree/.git", "gitdir: " + scratch.at("main/.git/worktrees/tree") + "\n");
  scratch.write("main/.git/worktrees/tree/commondir", "../..\n");
  scratch.write("main/.git/worktrees/tree/gitdir", scratch.at("tree/.git") + "\n");
  std::filesystem::create_directory(scratch.at("other"));
  std::filesystem::create_symlink("../tree/.git", scratch.at("other/.git"));
  CHECK(found(scratch, "tree") != "-");
  CHECK(found(scratch, "other") == "-");
}

TEST_CASE("git folder: one that leads to a repository that doesn't lead back is nobody's") {
  const Scratch scratch;
  scratch.write_repository("private/.git");
  scratch.write("file/.git", "gitdir: ../private/.git\n");
  CHECK(found(scratch, "file") == "-");
  CHECK(read_repository_excludes(DiskFileSystem(), current_folder(), scratch.at("file")).empty());

  std::filesystem::create_directory(scratch.at("link"));
  std::filesystem::create_directory_symlink("../private/.git", scratch.at("link/.git"));
  CHECK(found(scratch, "link") == "-");

  scratch.write_repository("common/.git");
  scratch.write("common/.git/commondir", "../../private/.git\n");
  CHECK(found(scratch, "common") == "-");

  // A worktree of its own making, whose objects are the other's.
  scratch.write("made/.git", "gitdir: x/worktrees/made\n");
  scratch.write("made/x/worktrees/made/commondir", "../../../../private/.git\n");
  scratch.write("made/x/worktrees/made/gitdir", scratch.at("made/.git") + "\n");
  CHECK(found(scratch, "made") == "-");

  const auto opened = GitRepository::open(DiskFileSystem(), current_folder(), scratch.at("file"));
  REQUIRE_FALSE(opened);
  CHECK_THAT(opened.error().message, ContainsSubstring("it leads to another repository"));
}

TEST_CASE("git folder: nothing in it leads out") {
  const Scratch scratch;
  scratch.write("outside", "secret\n");
  scratch.write_repository("a/.git");
  scratch.write("a/.git/logs/refs/heads/main", "");
  CHECK(is_accepted(scratch, "a"));
  for (const char *name :
       {"index", "packed-refs", "objects/pack", "objects/ab", "objects/info/alternates", "refs/heads/other",
        "refs/heads/logs", "logs/HEAD", "objects/hooks", "shallow", "config.worktree"}) {
    INFO(name);
    std::filesystem::create_symlink(scratch.at("outside"), scratch.at(std::string("a/.git/") + name));
    CHECK_FALSE(is_accepted(scratch, "a"));
    std::filesystem::remove(scratch.at(std::string("a/.git/") + name));
    REQUIRE(::mkfifo(scratch.at(std::string("a/.git/") + name).c_str(), 0600) == 0);
    CHECK_FALSE(is_accepted(scratch, "a"));
    std::filesystem::remove(scratch.at(std::string("a/.git/") + name));
  }
  scratch.write("a/.git/objects/info/alternates", "\n");
  CHECK(is_accepted(scratch, "a"));
  scratch.write("a/.git/objects/info/alternates", "/outside/.git/objects\n");
  CHECK_FALSE(is_accepted(scratch, "a"));
  // A file that is too large for galley is not too large for Git.
  const std::string comments(std::size_t{5} << 20, '#');
  scratch.write("a/.git/objects/info/alternates", comments + "\n/outside/.git/objects\n");
  CHECK_FALSE(is_accepted(scratch, "a"));
  std::filesystem::remove(scratch.at("a/.git/objects/info/alternates"));

  // Hooks may well be links, and Git runs none.
  scratch.write("a/.git/hooks/sample", "");
  std::filesystem::create_symlink(scratch.at("outside"), scratch.at("a/.git/hooks/pre-commit"));
  CHECK(is_accepted(scratch, "a"));
}

TEST_CASE("git folder: a config includes files of the repository alone") {
  const Scratch scratch;
  scratch.write("outside", "[core]\n\tpager = secret\n");
  scratch.write_repository("a/.git");
  scratch.write("a/.gitconfig", "[core]\n\tautocrlf = input\n");
  scratch.write("a/nested", "[include]\n\tpath = ../outside\n");
  std::filesystem::create_directory_symlink("..", scratch.at("a/up"));
  const auto accepts = [&](const std::string &config) {
    scratch.write("a/.git/config", config);
    return is_accepted(scratch, "a");
  };
  CHECK(accepts("[include]\n\tpath = ../.gitconfig\n"));
  CHECK(accepts("[includeIf \"onbranch:main\"]\n\tpath = ../missing\n"));
  CHECK(accepts("[core]\n\tpath = /outside\n"));
  for (const char *config :
       {"[include]\n\tpath = ../../outside\n", "[Include]\nPATH=/etc/hostname\n",
        "[include] path = /etc/hostname\n", "[core] [include] path = ../.gitconfig\n",
        "[include]\n\tpath = ~/.profile\n", "[include]\n\tpath = \"../../outside\"\n",
        "[include]\n\tpath = ../nested\n", "[includeIf \"onbranch:main\"]\n\tpath = ../up/outside\n",
        "[include]\n\tpath = ../up/../outside\n"}) {
    INFO(config);
    CHECK_FALSE(accepts(config));
  }
  CHECK_FALSE(accepts("[include]\n\tpath = ../../outside\n" + std::string(std::size_t{5} << 20, '#') + "\n"));
}
