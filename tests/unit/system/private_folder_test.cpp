#include "catch.h"

#include "system/private_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>

using namespace galley;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "galley-private-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder &) = delete;
  Folder &operator=(const Folder &) = delete;
  ~Folder() { fs::remove_all(path_); }

  std::string at(const std::string &name) const { return (path_ / name).string(); }
  // Returns why the folder can't be used; empty: it can.
  std::string reason(const std::string &name, bool make = true) const {
    std::string why;
    return open_private_folder(at(name), make, why).is_open() ? "" : why;
  }

private:
  fs::path path_;
};

} // namespace

TEST_CASE("a private folder is made where none is, if that is wanted") {
  const Folder folder;
  CHECK(folder.reason("a/b", false) == "No such file or directory");
  CHECK_FALSE(fs::exists(folder.at("a")));
  CHECK(folder.reason("a/b").empty());
  CHECK(fs::status(folder.at("a/b")).permissions() == fs::perms{0700});
  CHECK(folder.reason("a/b", false).empty());
}

TEST_CASE("a folder that others may write to is not private") {
  const Folder folder;
  for (const unsigned mode : {0777U, 0720U, 0702U, 01777U}) {
    fs::create_directory(folder.at("shared"));
    REQUIRE(::chmod(folder.at("shared").c_str(), mode) == 0);
    CHECK(folder.reason("shared").starts_with("others may write"));
  }
  REQUIRE(::chmod(folder.at("shared").c_str(), 0755) == 0);
  CHECK(folder.reason("shared").empty());
}

TEST_CASE("a symlink of a repository does not lead to a private folder, and nothing is made there") {
  const Folder folder;
  fs::create_directories(folder.at("repository/.git"));
  fs::create_directory(folder.at("home"));
  fs::create_symlink("../home", folder.at("repository/.cache"));
  CHECK(folder.reason("repository/.cache/galley").starts_with("a symlink on the way"));
  CHECK(fs::is_empty(folder.at("home")));
  // One that the user made is followed.
  fs::create_symlink("home", folder.at("cache"));
  CHECK(folder.reason("cache/galley").empty());
}

TEST_CASE("a symlink or a folder of somebody else does not lead to a private folder") {
  if (::geteuid() != 0) return; // only root may give files away
  const Folder folder;
  fs::create_directory(folder.at("home"));
  fs::create_symlink("home", folder.at("cache"));
  REQUIRE(::lchown(folder.at("cache").c_str(), 65534, 65534) == 0);
  CHECK(folder.reason("cache").starts_with("a symlink on the way"));
  REQUIRE(::chown(folder.at("home").c_str(), 65534, 65534) == 0);
  CHECK(folder.reason("home") == "the folder belongs to somebody else");
}
