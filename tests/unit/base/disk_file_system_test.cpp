#include "catch.h"

#include "base/disk_file_system.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace galley;
namespace fs = std::filesystem;

namespace {

// A folder of its own for each test, gone afterwards.
class Folder {
public:
  Folder() : path_(fs::temp_directory_path() / "galley-write-XXXXXX") {
    std::string name = path_.string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder &) = delete;
  Folder &operator=(const Folder &) = delete;
  ~Folder() { fs::remove_all(path_); }

  std::string file(const std::string &name) const { return (path_ / name).string(); }
  std::string read(const std::string &name) const {
    std::ifstream in(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

private:
  fs::path path_;
};

bool is_changed(const FileResult &result) {
  return !result && result.error().changed;
}

std::string reason(const FileResult &failed) {
  REQUIRE_FALSE(failed);
  return failed.error().reason;
}

} // namespace

TEST_CASE("a file is made, replaced, and leaves nothing beside it") {
  const Folder folder;
  DiskFileSystem disk;
  CHECK(disk.write(folder.file("a.md"), "old"));
  CHECK(folder.read("a.md") == "old");
  CHECK(disk.write(folder.file("a.md"), ""));
  CHECK(folder.read("a.md").empty());
  CHECK(folder.entries() == 1);
}

TEST_CASE("a file that has changed since it was read is left alone") {
  const Folder folder;
  DiskFileSystem disk;
  REQUIRE(disk.write(folder.file("a.md"), "theirs"));
  CHECK(is_changed(disk.replace(folder.file("a.md"), "read", "mine")));
  CHECK(is_changed(disk.replace(folder.file("a.md"), "their", "mine")));
  CHECK(is_changed(disk.replace(folder.file("gone.md"), "read", "mine")));
  CHECK(folder.read("a.md") == "theirs");
  CHECK(disk.replace(folder.file("a.md"), "theirs", "mine"));
  CHECK(folder.read("a.md") == "mine");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a file's mode stays, and a symlink stays one") {
  const Folder folder;
  DiskFileSystem disk;
  REQUIRE(disk.write(folder.file("a.md"), "old"));
  fs::permissions(folder.file("a.md"), fs::perms{0640});
  fs::create_symlink("a.md", folder.file("link.md"));
  CHECK(disk.write(folder.file("link.md"), "new"));
  CHECK(fs::is_symlink(folder.file("link.md")));
  CHECK(folder.read("a.md") == "new");
  CHECK(fs::status(folder.file("a.md")).permissions() == fs::perms{0640});
}

TEST_CASE("a new file has the mode of any other") {
  const Folder folder;
  DiskFileSystem disk;
  std::ofstream(folder.file("other.md")) << "x";
  REQUIRE(disk.write(folder.file("a.md"), "x"));
  CHECK(fs::status(folder.file("a.md")).permissions() == fs::status(folder.file("other.md")).permissions());
}

TEST_CASE("what can't be written is said, and nothing is left behind") {
  const Folder folder;
  DiskFileSystem disk;
  CHECK(reason(disk.write(folder.file("no/a.md"), "x")) == "No such file or directory");
  fs::create_directory(folder.file("x.md"));
  CHECK(reason(disk.write(folder.file("x.md"), "x")) == "it is not a file");
  fs::create_symlink("nothing", folder.file("link.md"));
  CHECK_FALSE(disk.write(folder.file("link.md"), "x"));
  if (::geteuid() != 0) { // root may write anything
    REQUIRE(disk.write(folder.file("locked.md"), "old"));
    fs::permissions(folder.file("locked.md"), fs::perms{0444});
    CHECK(reason(disk.write(folder.file("locked.md"), "new")) == "Permission denied");
    CHECK(folder.read("locked.md") == "old");
  }
  CHECK(folder.entries() >= 2);
}

TEST_CASE("pieces come one after the other, into folders that are made for their owner alone") {
  const Folder folder;
  DiskFileSystem disk;
  REQUIRE(disk.make_folders(folder.file("a/b")));
  REQUIRE(disk.make_folders(folder.file("a/b")));
  CHECK(fs::status(folder.file("a")).permissions() == fs::perms{0700});
  CHECK(disk.write_unsynced(folder.file("a/b/store"), [](const TakePiece &take) {
    take("one ");
    take("two");
  }));
  CHECK(folder.read("a/b/store") == "one two");
  CHECK(reason(disk.make_folders(folder.file("a/b/store/c"))) == "Not a directory");
}
