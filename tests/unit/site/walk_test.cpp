#include "site/walk.h"

#include "catch.h"

#include "base/path.h"

#include <algorithm>
#include <map>
#include <set>

using namespace galley;

namespace {

using Paths = std::vector<std::string>;

// The files of /site in memory, with symlinks between folders, and with folders that can't be read.
class LinkedFiles final : public FileSystem {
public:
  MemoryFileSystem files;
  std::map<std::string, std::string> links; // from the path of a symlink to its target
  std::set<std::string> locked;             // folders that can't be read
  mutable Paths listed;                     // the folders that were listed, in order

  FileInfo info(const std::string &path) const override {
    FileInfo result = files.info(resolve(path));
    result.symlink = links.contains(path);
    return result;
  }
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override {
    return files.read(resolve(path), limit, text);
  }
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override {
    listed.push_back(path);
    if (locked.contains(path)) return FileError{"it is locked"};
    FileResult result = files.list(resolve(path), entries);
    for (const auto &[link, target] : links) {
      if (folder_of(link) == path)
        entries.push_back({std::string(name_of(link)), files.info(target).kind, true});
    }
    std::ranges::sort(entries, {}, &FolderEntry::name);
    return result;
  }

private:
  // A path may lead through several symlinks, but not through endlessly many.
  std::string resolve(std::string path) const {
    for (int followed = 0; followed < 9; ++followed) {
      const auto link = std::ranges::find_if(links, [&](const auto &entry) {
        return path == entry.first || path.starts_with(entry.first + "/");
      });
      if (link == links.end()) break;
      path = normal_path(join_path(link->second, std::string_view(path).substr(link->first.size())));
    }
    return path;
  }
};

// Returns the folders where other sites begin.
Paths nested_sites(const Result<WalkResult> &result) {
  REQUIRE(result);
  Paths folders;
  for (const WalkStart &site : result->nested_sites) folders.push_back(site.folder);
  return folders;
}

struct Fixture {
  LinkedFiles files;
  Walk walk = {"/site", "/site", false};

  explicit Fixture(const Paths &paths) {
    for (const std::string &path : paths) files.files.add(path, "");
  }

  Result<WalkResult> walk_all(const std::string &folder = "/site") {
    const Result<Config> config = load_config(files, "");
    REQUIRE(config);
    files.listed.clear();
    return walk_folder(files, *config, walk, {folder});
  }
  Paths documents(const std::string &folder = "/site") {
    const auto result = walk_all(folder);
    if (!result) return {"error: " + result.error().message};
    Paths paths;
    for (const FoundDocument &document : result->documents)
      paths.push_back(document.path + (document.symlink ? " by a symlink" : ""));
    return paths;
  }
};

} // namespace

TEST_CASE("a walk below the site's folder gives paths from the site's folder") {
  Fixture site({"galley.yaml", "a.md", "docs/b.md", "docs/deep/c.md"});
  CHECK(site.documents("/site/docs") == Paths{"docs/b.md", "docs/deep/c.md"});
  CHECK(site.documents() == Paths{"a.md", "docs/b.md", "docs/deep/c.md"});
}

TEST_CASE("real folders are entered before symlinks, and each of them once") {
  Fixture site({"galley.yaml", "real/a.md", "real/deep/b.md"});
  site.files.links = {{"alias", "real"}, {"real/deep/up", "real"}, {"real/deep/top", ""}};
  CHECK(site.documents() == Paths{"real/a.md", "real/deep/b.md"});
  // From within, the symlinks to the folders above would be loops.
  CHECK(site.documents("/site/real/deep") == Paths{"real/deep/b.md"});
}

TEST_CASE("documents behind a symlink have the path of the symlink") {
  Fixture site({"galley.yaml", "content/a.md", "../shared/b.md"});
  site.files.links = {{"content/shared", "../shared"}};
  CHECK(site.documents("/site/content") == Paths{"content/a.md", "content/shared/b.md by a symlink"});
}

TEST_CASE("a folder that is excluded, ignored or hidden is not even listed") {
  Fixture site({"a.md", "old/b.md", "build/c.md", ".cache/d.md", "new/e.md"});
  site.files.files.add("galley.yaml", "exclude: [old/]\n");
  site.files.files.add(".gitignore", "build/\n");
  CHECK(site.documents() == Paths{"a.md", "new/e.md"});
  for (const char *folder : {"old", "build", ".cache"})
    CHECK(std::ranges::count(site.files.listed, folder) == 0);
  site.walk.no_exclude = true; // Git's ignore files count even so
  CHECK(site.documents() == Paths{"a.md", "new/e.md", "old/b.md"});
}

TEST_CASE("a later ignore file overrides an earlier one, but not beyond a submodule") {
  Fixture site(
      {"galley.yaml", "keep/draft.md", "draft.md", "module/draft.md", "module/local.md", "module/.git"});
  site.files.files.add(".gitignore", "draft.md\n");
  site.files.files.add("keep/.gitignore", "!draft.md\n");
  site.files.files.add("module/.gitignore", "local.md\n");
  CHECK(site.documents() == Paths{"keep/draft.md", "module/draft.md"});
}

TEST_CASE("a site further down is named, and its documents are left to it") {
  Fixture site({"galley.yaml", "a.md", "blog/galley.yaml", "blog/b.md", "blog/deep/c.md", "repo/.git/HEAD",
                "repo/d.md"});
  CHECK(nested_sites(site.walk_all()) == Paths{"/site/blog"});
  CHECK(site.documents() == Paths{"a.md", "repo/d.md"});

  // Without a config, a repository is a site, too.
  Fixture bare({"a.md", "repo/.git/HEAD", "repo/d.md"});
  CHECK(bare.documents() == Paths{"a.md"});
  CHECK(nested_sites(bare.walk_all()) == Paths{"/site/repo"});
}

TEST_CASE("a folder that can't be read is an error only where the walk begins") {
  Fixture site({"galley.yaml", "a.md", "docs/b.md"});
  site.files.locked = {"docs"};
  CHECK_THAT(site.documents("/site/docs").at(0),
             ContainsSubstring("folder docs") && ContainsSubstring("locked"));
  const auto result = site.walk_all();
  REQUIRE(result);
  REQUIRE(result->documents.size() == 2);
  CHECK(result->documents[0].error.empty());
  CHECK(result->documents[1].path == "docs");
  CHECK_THAT(result->documents[1].error, ContainsSubstring("locked"));
}
