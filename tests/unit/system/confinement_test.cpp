#include "catch.h"

#include "system/confinement.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>

using namespace galley;
namespace fs = std::filesystem;

namespace {

// A folder with a repository in it and what lies beside it, gone afterwards.
class Scene {
public:
  Scene() {
    std::string name = (fs::temp_directory_path() / "galley-confinement-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
    write("root/a.md", "inside");
    write("root/sub/deep/b.md", "deep");
    write("root/.git/config", "token");
    write("beside/secret.md", "secret");
    confinement.confine(at("root"), {});
  }
  Scene(const Scene &) = delete;
  Scene &operator=(const Scene &) = delete;
  ~Scene() { fs::remove_all(path_); }

  std::string at(const std::string &name) const { return (path_ / name).string(); }
  void write(const std::string &name, const std::string &text) const {
    fs::create_directories(fs::path(at(name)).parent_path());
    std::ofstream(at(name)) << text;
  }
  void link(const std::string &target, const std::string &name) const {
    fs::create_symlink(target, at(name));
  }
  // Returns what the file says, or the name of the failure.
  std::string read(const std::string &name) const {
    errno = 0;
    const Descriptor file = confinement.open(at(name), O_RDONLY | O_NONBLOCK);
    std::string text(100, '\0');
    const ssize_t size = file.is_open() ? ::read(file.number(), text.data(), text.size()) : -1;
    if (size >= 0) return text.substr(0, static_cast<std::size_t>(size));
    return errno == EXDEV ? "outside" : errno == ELOOP ? "loop" : errno == ENOENT ? "missing" : "fails";
  }

  Confinement confinement;

private:
  fs::path path_;
};

} // namespace

TEST_CASE("confinement: symlinks that stay inside are followed, relative or absolute") {
  const Scene scene;
  scene.link("sub", "root/folder");
  scene.link("folder/deep/../../a.md", "root/up.md");
  scene.link(scene.at("root/sub/deep/b.md"), "root/absolute.md");
  CHECK(scene.read("root/a.md") == "inside");
  CHECK(scene.read("root/folder/deep/b.md") == "deep");
  CHECK(scene.read("root/up.md") == "inside");
  CHECK(scene.read("root/absolute.md") == "deep");
  CHECK(scene.read("root/none.md") == "missing");
}

TEST_CASE("confinement: no symlink leads out, whatever part of the path it is") {
  const Scene scene;
  scene.link("../beside/secret.md", "root/file.md");
  scene.link("../beside", "root/folder");
  scene.link("../..", "root/sub/up");
  scene.link(scene.at("beside"), "root/absolute");
  scene.link("../nothing/here", "root/dangling");
  scene.link("file.md", "root/twice.md");
  scene.link("/proc/self/environ", "root/proc.md");
  for (const char *name :
       {"root/file.md", "root/folder/secret.md", "root/sub/up/beside/secret.md", "root/absolute/secret.md",
        "root/dangling", "root/twice.md", "root/proc.md", "beside/secret.md", "rooted.md"}) {
    INFO(name);
    CHECK(scene.read(name) == "outside");
    CHECK_FALSE(scene.confinement.find(scene.at(name)).folder.is_open());
  }
}

TEST_CASE("confinement: a symlink doesn't lead to what Git keeps, but its path does") {
  const Scene scene;
  scene.link(".git/config", "root/config.md");
  scene.link(".git", "root/git");
  CHECK(scene.read("root/config.md") == "outside");
  CHECK(scene.read("root/git/config") == "outside");
  CHECK(scene.read("root/.git/config") == "token");
}

TEST_CASE("confinement: loops and endless ways end") {
  const Scene scene;
  scene.link("two", "root/one");
  scene.link("one", "root/two");
  std::string way;
  for (int i = 0; i < 550; ++i) way += "sub/../";
  scene.link(way + "a.md", "root/long.md");
  CHECK(scene.read("root/one") == "loop");
  CHECK(scene.read("root/long.md") == "loop");
}

TEST_CASE("confinement: the nearest root counts, and folders that are allowed besides") {
  Scene scene;
  scene.write("root/sub/.git/HEAD", "");
  scene.confinement.confine(scene.at("root/sub"), {});
  scene.link("../a.md", "root/sub/outer.md");
  scene.link("sub/deep/b.md", "root/inner.md");
  CHECK(scene.read("root/sub/outer.md") == "outside");
  CHECK(scene.read("root/inner.md") == "deep");

  scene.write("root/real/.git/HEAD", "");
  scene.write("root/real/c.md", "real");
  scene.link("real", "root/alias");
  scene.confinement.confine(scene.at("root/alias"), {});
  CHECK(scene.read("root/alias/c.md") == "real");

  scene.write("site/a.md", "site");
  scene.confinement.confine(scene.at("site"), {scene.at("beside")});
  scene.link("../beside/secret.md", "site/allowed.md");
  scene.link("../root/a.md", "site/other.md");
  CHECK(scene.read("site/allowed.md") == "secret");
  CHECK(scene.read("site/other.md") == "outside");
}

TEST_CASE("confinement: a folder that becomes a symlink after it was seen leads nowhere") {
  const Scene scene;
  const FilePlace place = scene.confinement.find(scene.at("root/sub/new.md"));
  REQUIRE(place.folder.is_open());
  fs::rename(scene.at("root/sub"), scene.at("root/gone"));
  scene.link("../beside", "root/sub");
  // A file that is made by the place goes to the folder that was seen.
  const Descriptor made(::openat(place.folder.number(), place.name.c_str(), O_WRONLY | O_CREAT, 0600));
  REQUIRE(made.is_open());
  CHECK(fs::exists(scene.at("root/gone/new.md")));
  CHECK(scene.read("root/sub/secret.md") == "outside");
}

TEST_CASE("confinement: many roots need few descriptors") {
  Scene scene;
  for (int i = 0; i < 2000; ++i) scene.confinement.confine(scene.at("many/" + std::to_string(i)), {});
  scene.write("many/1999/a.md", "last");
  CHECK(scene.read("many/1999/a.md") == "last");
  CHECK(scene.read("root/a.md") == "inside");
}

TEST_CASE("a path below a folder is opened without symlinks, with and without help of the system") {
  const Scene scene;
  scene.link("a.md", "root/link.md");
  scene.link("sub", "root/folder");
  const Descriptor root(::open(scene.at("root").c_str(), enter_folder));
  for (const auto &opens : {open_below, open_below_by_steps}) {
    const auto errno_of = [&](const std::string &path, int flags) {
      errno = 0;
      const Descriptor file(opens(root.number(), path, flags));
      return file.is_open() ? 0 : errno;
    };
    CHECK(errno_of("a.md", O_RDONLY) == 0);
    CHECK(errno_of("sub/deep/b.md", O_RDONLY) == 0);
    CHECK(errno_of("", O_RDONLY | O_DIRECTORY) == 0);
    CHECK(errno_of("none.md", O_RDONLY) == ENOENT);
    CHECK(errno_of("link.md", O_RDONLY) == ELOOP);
    const int through_link = errno_of("folder/deep/b.md", O_RDONLY);
    CHECK((through_link == ELOOP || through_link == ENOTDIR));
#ifdef O_PATH
    CHECK(errno_of("link.md", O_PATH) == ELOOP);
#endif
  }
}
