#include "catch.h"

#include "base/write_file.h"

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

} // namespace

TEST_CASE("a file is made, replaced, and leaves nothing beside it") {
  const Folder folder;
  CHECK(write_file(folder.file("a.md"), "old").outcome == WriteOutcome::written);
  CHECK(folder.read("a.md") == "old");
  CHECK(write_file(folder.file("a.md"), "").outcome == WriteOutcome::written);
  CHECK(folder.read("a.md").empty());
  CHECK(folder.entries() == 1);
}

TEST_CASE("a file that has changed since it was read is left alone") {
  const Folder folder;
  write_file(folder.file("a.md"), "theirs");
  CHECK(replace_file(folder.file("a.md"), "read", "mine").outcome == WriteOutcome::changed);
  CHECK(replace_file(folder.file("a.md"), "their", "mine").outcome == WriteOutcome::changed);
  CHECK(replace_file(folder.file("gone.md"), "read", "mine").outcome == WriteOutcome::changed);
  CHECK(folder.read("a.md") == "theirs");
  CHECK(replace_file(folder.file("a.md"), "theirs", "mine").outcome == WriteOutcome::written);
  CHECK(folder.read("a.md") == "mine");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a file's mode stays, and a symlink stays one") {
  const Folder folder;
  write_file(folder.file("a.md"), "old");
  fs::permissions(folder.file("a.md"), fs::perms{0640});
  fs::create_symlink("a.md", folder.file("link.md"));
  CHECK(write_file(folder.file("link.md"), "new").outcome == WriteOutcome::written);
  CHECK(fs::is_symlink(folder.file("link.md")));
  CHECK(folder.read("a.md") == "new");
  CHECK(fs::status(folder.file("a.md")).permissions() == fs::perms{0640});
}

TEST_CASE("a new file has the mode of any other") {
  const Folder folder;
  std::ofstream(folder.file("other.md")) << "x";
  write_file(folder.file("a.md"), "x");
  CHECK(fs::status(folder.file("a.md")).permissions() == fs::status(folder.file("other.md")).permissions());
}

TEST_CASE("what can't be written is said, and nothing is left behind") {
  const Folder folder;
  CHECK(write_file(folder.file("no/a.md"), "x").error == "No such file or directory");
  fs::create_directory(folder.file("x.md"));
  CHECK(write_file(folder.file("x.md"), "x").error == "it is not a file");
  fs::create_symlink("nothing", folder.file("link.md"));
  CHECK(write_file(folder.file("link.md"), "x").outcome == WriteOutcome::failed);
  if (::geteuid() != 0) { // root may write anything
    write_file(folder.file("locked.md"), "old");
    fs::permissions(folder.file("locked.md"), fs::perms{0444});
    CHECK(write_file(folder.file("locked.md"), "new").error == "Permission denied");
    CHECK(folder.read("locked.md") == "old");
  }
  CHECK(folder.entries() >= 2);
}
