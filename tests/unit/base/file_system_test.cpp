#include "catch.h"

#include "system/disk_file_system.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

using namespace galley;

namespace {

// A folder on the disk that is gone when the test ends.
class ScratchFolder {
public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "galley-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ScratchFolder(const ScratchFolder &) = delete;
  ScratchFolder &operator=(const ScratchFolder &) = delete;
  ~ScratchFolder() { std::filesystem::remove_all(path_); }

  std::string at(const std::string &name) const { return path_ + "/" + name; }
  void write(const std::string &name, const std::string &text) const {
    std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
    std::ofstream(at(name), std::ios::binary) << text;
  }

private:
  std::string path_;
};

std::vector<std::string> names(const FileSystem &files, const std::string &path) {
  std::vector<FolderEntry> entries;
  REQUIRE(files.list(path, entries));
  std::vector<std::string> result;
  result.reserve(entries.size());
  for (const FolderEntry &entry : entries) {
    result.push_back(entry.name + (entry.kind == FileKind::folder ? "/" : "") + (entry.symlink ? "@" : ""));
  }
  return result;
}

std::string reason(const FileResult &failed) {
  REQUIRE_FALSE(failed);
  return failed.error().reason;
}

} // namespace

TEST_CASE("disk: files, folders and what symlinks point to") {
  const ScratchFolder scratch;
  scratch.write("b.md", "text");
  scratch.write("x.md/a.md", "");
  std::filesystem::create_symlink("b.md", scratch.at("link.md"));
  std::filesystem::create_symlink("nowhere", scratch.at("broken.md"));
  std::filesystem::create_symlink("x.md", scratch.at("folder"));
  const DiskFileSystem files;
  CHECK(names(files, scratch.at("")) ==
        std::vector<std::string>{"b.md", "broken.md@", "folder/@", "link.md@", "x.md/"});
  CHECK(files.info(scratch.at("b.md")).size == 4);
  CHECK(files.info(scratch.at("link.md")).inode == files.info(scratch.at("b.md")).inode);
  CHECK(files.info(scratch.at("broken.md")).kind == FileKind::missing);
  CHECK(files.info(scratch.at("none")).kind == FileKind::missing);
  CHECK(files.info("").kind == FileKind::folder);
}

TEST_CASE("disk: reading, with a reused buffer, a limit, and what can't be read") {
  const ScratchFolder scratch;
  scratch.write("a.md", std::string("\0\xFF\r\n", 4));
  scratch.write("empty.md", "");
  const DiskFileSystem files;
  std::string text = "what stood here before";
  REQUIRE(files.read(scratch.at("a.md"), 4, text));
  CHECK(text == std::string("\0\xFF\r\n", 4));
  REQUIRE(files.read(scratch.at("empty.md"), 0, text));
  CHECK(text.empty());
  CHECK(reason(files.read(scratch.at("a.md"), 3, text)) == "it holds 4 bytes; galley reads at most 3");
  CHECK(reason(files.read(scratch.at("none.md"), 10, text)) == "No such file or directory");
  CHECK(reason(files.read(scratch.at(""), 10, text)) == "it is a folder");
  REQUIRE(::mkfifo(scratch.at("pipe.md").c_str(), 0600) == 0);
  CHECK_FALSE(files.read(scratch.at("pipe.md"), 10, text));
  std::vector<FolderEntry> entries;
  CHECK_FALSE(files.list(scratch.at("none"), entries));
}

TEST_CASE("disk: a file without a size of its own") {
  const DiskFileSystem files;
  std::string text;
  REQUIRE(files.read("/proc/self/status", 1 << 20, text));
  CHECK_THAT(text, ContainsSubstring("Pid:"));
}

TEST_CASE("memory: over nothing") {
  MemoryFileSystem files;
  files.add("b.md", "b");
  files.add("posts/a.md", "a");
  files.add("posts/x/c.md", "c");
  CHECK(names(files, "") == std::vector<std::string>{"b.md", "posts/"});
  CHECK(names(files, "posts") == std::vector<std::string>{"a.md", "x/"});
  CHECK(files.info("posts").kind == FileKind::folder);
  CHECK(files.info("post").kind == FileKind::missing);
  CHECK(files.info("posts").inode != files.info("posts/x").inode);
  std::string text;
  REQUIRE(files.read("posts/a.md", 10, text));
  CHECK(text == "a");
  CHECK_FALSE(files.read("posts/a.md", 0, text));
  CHECK_FALSE(files.read("none.md", 10, text));
}

TEST_CASE("memory: over the disk") {
  const ScratchFolder scratch;
  scratch.write("a.md", "disk");
  scratch.write("b.md", "disk");
  const DiskFileSystem disk;
  MemoryFileSystem files(&disk);
  files.add(scratch.at("a.md"), "memory");
  files.add(scratch.at("new/c.md"), "memory");
  CHECK(names(files, scratch.at("")) == std::vector<std::string>{"a.md", "b.md", "new/"});
  std::string text;
  REQUIRE(files.read(scratch.at("a.md"), 10, text));
  CHECK(text == "memory");
  REQUIRE(files.read(scratch.at("b.md"), 10, text));
  CHECK(text == "disk");
  CHECK(files.info(scratch.at("a.md")).size == 6);
}

TEST_CASE("memory: what is written is read again, and the disk below stays") {
  const ScratchFolder scratch;
  scratch.write("a.md", "disk");
  const DiskFileSystem disk;
  MemoryFileSystem files(&disk);
  CHECK(files.write(scratch.at("a.md"), "new"));
  CHECK(files.write_unsynced(scratch.at("sub/b.md"), [](const TakePiece &take) {
    take("one ");
    take("two");
  }));
  std::string text;
  REQUIRE(files.read(scratch.at("a.md"), 10, text));
  CHECK(text == "new");
  REQUIRE(files.read(scratch.at("sub/b.md"), 10, text));
  CHECK(text == "one two");
  REQUIRE(disk.read(scratch.at("a.md"), 10, text));
  CHECK(text == "disk");
  CHECK(disk.info(scratch.at("sub")).kind == FileKind::missing);
  CHECK(reason(files.write(scratch.at("sub"), "x")) == "it is not a file");
}

TEST_CASE("memory: a file that holds another text is not replaced") {
  MemoryFileSystem below;
  below.add("a.md", "theirs");
  MemoryFileSystem files(&below);
  for (const char *expected : {"mine", "their", "theirs!"}) {
    const FileResult left = files.replace("a.md", expected, "new");
    REQUIRE_FALSE(left);
    CHECK(left.error().changed);
  }
  CHECK_FALSE(files.replace("none.md", "", "new"));
  CHECK(files.info("none.md").kind == FileKind::missing);
  CHECK(files.replace("a.md", "theirs", "new"));
  CHECK(files.replace("a.md", "new", "newer"));
  std::string text;
  REQUIRE(files.read("a.md", 10, text));
  CHECK(text == "newer");
}

TEST_CASE("files that can only be read refuse to be written") {
  class ReadOnly final : public FileSystem {
    FileInfo info(const std::string &) const override { return {}; }
    FileResult read(const std::string &, std::size_t, std::string &) const override { return {}; }
    FileResult list(const std::string &, std::vector<FolderEntry> &) const override { return {}; }
  };
  ReadOnly files;
  CHECK(reason(files.write("a.md", "x")) == "Read-only file system");
  CHECK(reason(files.replace("a.md", "", "x")) == "Read-only file system");
  CHECK(reason(files.write_unsynced("a.md", [](const TakePiece &take) { take("x"); })) ==
        "Read-only file system");
}

TEST_CASE("files within bounds: only what lies there by its path is seen") {
  MemoryFileSystem files;
  files.add("a.md", "a");
  files.add("../shared/b.md", "b");
  files.add("../rooted/c.md", "c");
  files.add(".git/config", "token");
  const Bounds bounds{"/x/root", {"/x/shared"}};
  const FilesWithin within(files, bounds, "/x/root");
  std::string text;
  CHECK(within.read("a.md", 10, text));
  CHECK(within.read("../shared/b.md", 10, text));
  for (const char *path :
       {"../rooted/c.md", ".git/config", "sub/../.git/config", "/etc/passwd", "..", "../.."}) {
    INFO(path);
    CHECK_FALSE(within.read(path, 10, text));
    CHECK(within.info(path).outside);
    CHECK(within.info(path).kind == FileKind::missing);
    std::vector<FolderEntry> entries;
    CHECK_FALSE(within.list(path, entries));
  }
  CHECK(Bounds{"/"}.contains("/etc/passwd"));
  CHECK_FALSE(Bounds{"/"}.contains("/.git/config"));
  CHECK_FALSE(Bounds{"/x"}.contains("/x/a/.GIT/config"));
  CHECK_FALSE(Bounds{"/x"}.contains("/x/.Git"));
  CHECK(Bounds{"/x"}.contains("/x/.github/a.yml"));
}
