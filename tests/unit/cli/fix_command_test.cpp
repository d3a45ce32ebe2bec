#include "catch.h"

#include "cli/program.h"
#include "system/disk_file_system.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace galley;
namespace fs = std::filesystem;

namespace {

constexpr const char *text = "---\ndraft: 'true'\n---\n";
constexpr const char *mended = "---\ndraft: true\n---\n";

// The disk, but for what some of its files seem to hold. What is written, is written to the disk.
class SeenDisk final : public FileSystem {
public:
  void add(const std::string &path, std::string bytes) { seen_.add(path, std::move(bytes)); }

  FileInfo info(const std::string &path) const override { return seen_.info(path); }
  FileResult read(const std::string &path, std::size_t limit, std::string &bytes) const override {
    return seen_.read(path, limit, bytes);
  }
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override {
    return seen_.list(path, entries);
  }
  FileResult write_pieces(const std::string &path, const Writing &writing) override {
    return disk_.write_pieces(path, writing);
  }

private:
  DiskFileSystem disk_;
  MemoryFileSystem seen_ = MemoryFileSystem(&disk_);
};

// Documents in a folder on disk, as galley sees it.
struct Site {
  Site() {
    std::string name = (fs::temp_directory_path() / "galley-fix-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
  }
  Site(const Site &) = delete;
  Site &operator=(const Site &) = delete;
  ~Site() { fs::remove_all(folder); }

  void write(const std::string &name, const std::string &bytes) const {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
  std::string on_disk(const std::string &name) const {
    std::ifstream in(folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  int fix(std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), "fix");
    arguments.push_back(folder.string());
    Surroundings surroundings;
    surroundings.files = &read;
    surroundings.current_folder = "/elsewhere";
    output = {};
    return run_command_line(arguments, surroundings, output);
  }

  fs::path folder;
  SeenDisk read;
  Output output;
};

} // namespace

TEST_CASE("a document that changed since it was read is left alone and named, and the others are written") {
  Site site;
  site.write("a.md", "---\ndraft: 'false'\n---\nThe writer goes on.\n");
  site.read.add(site.folder / "a.md", text);
  site.write("b.md", text);
  CHECK(site.fix() == 2);
  CHECK(site.on_disk("a.md") == "---\ndraft: 'false'\n---\nThe writer goes on.\n");
  CHECK(site.on_disk("b.md") == mended);
  CHECK_THAT(site.output.err, ContainsSubstring("a.md: error: the document was changed by another program") &&
                                  ContainsSubstring("galley: 1 fix made in 1 document\n"));
  CHECK_THAT(site.output.out, ContainsSubstring("a.md:2:8: warning: draft is text"));
}

TEST_CASE("a document that can't be written is named, and the others are written") {
  Site site;
  site.read.add(site.folder / "gone/a.md", text);
  site.write("b.md", text);
  CHECK(site.fix() == 2);
  CHECK(site.on_disk("b.md") == mended);
  CHECK_THAT(site.output.err,
             ContainsSubstring("gone/a.md: error: the document can't be written: No such file"));
}

TEST_CASE("what is mended is written with its mode, and nothing else is") {
  Site site;
  site.write("a.md", text);
  site.write("b.md", "---\ntitle: B\n---\n");
  fs::permissions(site.folder / "a.md", fs::perms::owner_read | fs::perms::owner_write);
  const auto untouched = fs::last_write_time(site.folder / "b.md");
  CHECK(site.fix({"--check"}) == 1);
  CHECK(site.fix({"--diff"}) == 1);
  CHECK(site.on_disk("a.md") == text);
  CHECK(site.fix() == 0);
  CHECK(site.on_disk("a.md") == mended);
  CHECK(fs::status(site.folder / "a.md").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(fs::last_write_time(site.folder / "b.md") == untouched);
  CHECK(site.fix({"--check"}) == 0);
}

TEST_CASE("a document that its user may not write stays, and is named") {
  if (::geteuid() == 0) return; // who may write all
  Site site;
  site.write("a.md", text);
  fs::permissions(site.folder / "a.md", fs::perms::owner_read);
  CHECK(site.fix() == 2);
  CHECK(site.on_disk("a.md") == text);
  CHECK_THAT(site.output.err,
             ContainsSubstring("a.md: error: the document can't be written: Permission denied"));
}

TEST_CASE("standard input that is too large is not cut short") {
  Surroundings surroundings;
  MemoryFileSystem files;
  surroundings.files = &files;
  surroundings.current_folder = "/site";
  surroundings.read_stdin = [] { return Result<std::string>(std::string(max_source_size + 1, 'x')); };
  Output output;
  CHECK(run_command_line({"fix", "-"}, surroundings, output) == 2);
  CHECK(output.out.empty());
  CHECK_THAT(output.err, ContainsSubstring("standard input holds more than 4194304 bytes"));
}
