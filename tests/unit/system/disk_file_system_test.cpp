#include "catch.h"

#include "system/disk_file_system.h"

#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

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

TEST_CASE("a private folder is made for its owner alone, and pieces come one after the other") {
  const Folder folder;
  PrivateFolder store(folder.file("a/b"));
  CHECK(store.write_unsynced("store", [](const TakePiece &take) {
    take("one ");
    take("two");
  }));
  CHECK(folder.read("a/b/store") == "one two");
  CHECK(fs::status(folder.file("a")).permissions() == fs::perms{0700});
  CHECK(fs::status(folder.file("a/b")).permissions() == fs::perms{0700});
  std::string text;
  CHECK(store.read("store", 100, text));
  CHECK(text == "one two");
  CHECK(reason(PrivateFolder(folder.file("a/b/store/c")).write("x", "x")) == "Not a directory");
}

TEST_CASE("a confined disk reads, lists and writes only inside, through no symlink") {
  const Folder folder;
  fs::create_directories(folder.file("site/sub"));
  fs::create_directories(folder.file("home"));
  std::ofstream(folder.file("site/sub/a.md")) << "inside";
  std::ofstream(folder.file("home/profile")) << "secret";
  fs::create_symlink("../home/profile", folder.file("site/file.md"));
  fs::create_symlink("../home", folder.file("site/folder"));
  fs::create_symlink("../home/new", folder.file("site/new.md"));
  fs::create_symlink("sub/a.md", folder.file("site/link.md"));
  DiskFileSystem disk(folder.file("site"));
  std::string text;
  CHECK_FALSE(disk.read("sub/a.md", 100, text)); // nothing is announced yet
  disk.confine({folder.file("site")});
  CHECK(disk.read("sub/a.md", 100, text));
  CHECK(disk.read("link.md", 100, text));
  CHECK(text == "inside");
  for (const std::string &path : {std::string("file.md"), std::string("folder/profile"),
                                  std::string("../home/profile"), folder.file("home/profile")}) {
    INFO(path);
    const FileResult read = disk.read(path, 100, text);
    REQUIRE_FALSE(read);
    CHECK(read.error().refused);
    CHECK_FALSE(disk.write(path, "mine"));
    CHECK_FALSE(disk.replace(path, "secret", "mine"));
  }
  CHECK_FALSE(disk.write("new.md", "mine"));
  CHECK_FALSE(disk.write("folder/other", "mine"));
  std::vector<FolderEntry> entries;
  CHECK_FALSE(disk.list("folder", entries));
  CHECK_FALSE(disk.list("..", entries));
  CHECK(folder.read("home/profile") == "secret");
  CHECK(fs::directory_entry(folder.file("home")).exists());
  CHECK_FALSE(fs::exists(folder.file("home/new")));
  CHECK_FALSE(fs::exists(folder.file("home/other")));

  CHECK(disk.info("file.md").outside);
  CHECK(disk.info("file.md").symlink);
  CHECK(disk.info("folder/profile").outside);
  CHECK_FALSE(disk.info("link.md").outside);
  CHECK(disk.info("link.md").symlink);
  CHECK(disk.info("link.md").inode == disk.info("sub/a.md").inode);
  CHECK(disk.write("link.md", "new"));
  CHECK(fs::is_symlink(folder.file("site/link.md")));
  CHECK(folder.read("site/sub/a.md") == "new");
}

TEST_CASE("a store is the user's own file, and a symlink in its place is not followed") {
  const Folder folder;
  PrivateFolder stores(folder.file("cache"));
  REQUIRE(stores.write("a.store", "old"));
  std::ofstream(folder.file("victim")) << "precious";
  fs::remove(folder.file("cache/a.store"));
  fs::create_symlink("../victim", folder.file("cache/a.store"));
  std::string text;
  CHECK_FALSE(stores.read("a.store", 100, text));
  CHECK(stores.write("a.store", "new"));
  CHECK(folder.read("victim") == "precious");
  CHECK(folder.read("cache/a.store") == "new");
  fs::permissions(folder.file("cache"), fs::perms{0777});
  const FileResult read = stores.read("a.store", 100, text);
  REQUIRE_FALSE(read);
  CHECK(read.error().refused);
  CHECK_FALSE(stores.write("a.store", "newer"));
}

TEST_CASE("what a new file has not of the one before is said") {
  const Folder folder;
  DiskFileSystem disk;
  REQUIRE(disk.write(folder.file("a.md"), "old"));
  std::string lost;
  CHECK(disk.replace(folder.file("a.md"), "old", "new", &lost));
  CHECK(lost.empty());
  fs::create_hard_link(folder.file("a.md"), folder.file("b.md"));
  CHECK(disk.replace(folder.file("a.md"), "new", "newer", &lost));
  CHECK(lost == "its other hard link has the old text");
  CHECK(folder.read("b.md") == "new");
}

#ifdef __linux__
TEST_CASE("extended attributes stay") {
  const Folder folder;
  DiskFileSystem disk;
  REQUIRE(disk.write(folder.file("a.md"), "old"));
  const std::string value = "a note";
  if (::setxattr(folder.file("a.md").c_str(), "user.note", value.data(), value.size(), 0) != 0)
    return; // this file system has none
  std::string lost;
  CHECK(disk.replace(folder.file("a.md"), "old", "new", &lost));
  std::string kept(100, '\0');
  const ssize_t size = ::getxattr(folder.file("a.md").c_str(), "user.note", kept.data(), kept.size());
  REQUIRE(size > 0);
  CHECK(kept.substr(0, static_cast<std::size_t>(size)) == value);
  CHECK(lost.empty());
}
#endif
