#include "run/record_cache.h"

#include "catch.h"

#include "run/site_run.h"
#include "site/discover.h"

#include <functional>
#include <map>
#include <memory>
#include <utility>

using namespace galley;

namespace {

constexpr std::int64_t second = 1'000'000'000;

// Files in memory, each with the time when it was last changed.
class TimedFiles final : public FileSystem {
public:
  MemoryFileSystem files;
  std::map<std::string, std::int64_t> seconds; // since 1970

  void add(const std::string &path, std::string text, std::int64_t time) {
    files.add(path, std::move(text));
    seconds[path] = time;
  }

  FileInfo info(const std::string &path) const override {
    FileInfo result = files.info(path);
    if (const auto time = seconds.find(path); time != seconds.end()) {
      result.inode = 1; // the same for all, so that only time and size differ
      result.modified = result.changed = time->second * second;
    }
    return result;
  }
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override {
    return files.read(path, limit, text);
  }
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override {
    return files.list(path, entries);
  }
};

// A site with two documents, and the file system of its stores.
struct Fixture {
  TimedFiles files;
  std::shared_ptr<MemoryFileSystem> stores = std::make_shared<MemoryFileSystem>();
  std::int64_t now = 2000 * second;

  Fixture() {
    files.add("galley.yaml", "rules: { placeholder-value: error }\n", 1000);
    files.add("a.md", "---\ntitle: TODO\n---\n", 1000);
    files.add("b.md", "Text.\n", 1000);
  }
};

// A run over the fixture's site that stores Records.
class Run {
public:
  explicit Run(Fixture &fixture) : fixture_(fixture) {
    CheckScope scope;
    scope.current_folder = "/site";
    scope.paths = {""};
    auto discovery = discover(fixture.files, scope);
    REQUIRE(discovery);
    site_ = std::move(discovery->sites.at(0));
    auto rules = find_rules(fixture.files, scope, site_);
    REQUIRE(rules);
    rules_ = std::make_unique<RuleSet>(std::move(*rules));
    pass_ = std::make_unique<SitePass>(SitePass{fixture.files, site_, *rules_, fixture.now, 1});
    source_.cache = CacheUse{fixture.stores};
    cache_ = std::make_unique<RecordCache>(*pass_, source_);
  }

  RecordCache &cache() { return *cache_; }

  // Gives the document's Record as find_records() does, and says where it came from.
  std::string origin(std::size_t document) {
    if (cache_->knows(document)) return "state";
    DocumentReader reader(fixture_.files, site_);
    REQUIRE(reader.read(site_.documents.at(document)));
    if (cache_->knows_text(document, reader.text())) return "text";
    Record record = RecordMaker(site_, *rules_, fixture_.now).make(reader);
    cache_->keep(document, record);
    return "made";
  }

  // Finishes the run with an outcome in which b.md alone has a diagnostic.
  void finish() {
    SiteRecords records = join_records(site_, std::vector<Record>(site_.documents.size()));
    for (std::size_t i = 0; i < site_.documents.size(); ++i)
      records.documents[i].path = site_.documents[i].path;
    records.find("b.md")->diagnostics.emplace_back().rule = "of-the-site";
    const SiteFiles site_files(fixture_.files, "");
    (void)site_files.list("");
    cache_->keep_outcome(records, site_files.listed());
    cache_->write();
  }

private:
  Fixture &fixture_;
  Site site_;
  std::unique_ptr<RuleSet> rules_;
  std::unique_ptr<SitePass> pass_;
  RecordSource source_;
  std::unique_ptr<RecordCache> cache_;
};

void run_once(Fixture &fixture) {
  Run run(fixture);
  CHECK(run.origin(0) == "made");
  CHECK(run.origin(1) == "made");
  CHECK(run.cache().known_outcome() == nullptr);
  run.finish();
}

} // namespace

TEST_CASE("a document with the state of an earlier run is not read again") {
  Fixture fixture;
  run_once(fixture);
  Run run(fixture);
  CHECK(run.origin(0) == "state");
  CHECK(run.origin(1) == "state");
  const auto record = run.cache().record(0);
  REQUIRE(record);
  CHECK(record->path == "a.md");
  CHECK(record->diagnostics.at(0).rule == "placeholder-value");
  const Outcome *const outcome = run.cache().known_outcome();
  REQUIRE(outcome != nullptr);
  REQUIRE(outcome->files.size() == 1);
  CHECK(outcome->files[0].path == "b.md");
}

TEST_CASE("a document with another state is read, and only another text is checked") {
  Fixture fixture;
  run_once(fixture);
  fixture.files.seconds["a.md"] = 1500;
  fixture.files.add("b.md", "Texts\n", 1500); // of the same size
  Run run(fixture);
  CHECK(run.origin(0) == "text");
  CHECK(run.cache().record(0));
  CHECK(run.origin(1) == "made");
  CHECK_FALSE(run.cache().record(1)); // the Record of the store is outdated
  CHECK(run.cache().known_outcome() == nullptr);
}

TEST_CASE("a time just before the run proves nothing to the next one") {
  Fixture fixture;
  fixture.files.seconds["a.md"] = 1999;
  run_once(fixture);
  fixture.now = 3000 * second;
  Run run(fixture);
  CHECK(run.origin(0) == "text");
  CHECK(run.origin(1) == "state");
}

TEST_CASE("the outcome holds only for the same documents and the same other files") {
  const auto outcome_holds_after = [](const std::function<void(TimedFiles &)> &change) {
    Fixture fixture;
    run_once(fixture);
    change(fixture.files);
    Run run(fixture);
    for (std::size_t i = 0; i < 2; ++i) (void)run.origin(i);
    return run.cache().known_outcome() != nullptr;
  };
  CHECK(outcome_holds_after([](TimedFiles &) {}));
  CHECK_FALSE(outcome_holds_after([](TimedFiles &files) { files.add("c.md", "", 1000); }));
  CHECK_FALSE(outcome_holds_after([](TimedFiles &files) { files.add("image.png", "", 1000); }));
}

TEST_CASE("another config and a damaged store mean that all is made again") {
  SECTION("config") {
    Fixture fixture;
    run_once(fixture);
    fixture.files.add("galley.yaml", "rules: { placeholder-value: off }\n", 1000);
    run_once(fixture);
  }
  SECTION("store") {
    Fixture fixture;
    run_once(fixture);
    std::vector<FolderEntry> entries;
    REQUIRE(fixture.stores->list("", entries));
    REQUIRE(entries.size() == 1);
    const std::string &path = entries[0].name;
    std::string bytes;
    REQUIRE(fixture.stores->read(path, std::size_t{1} << 20, bytes));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    fixture.stores->add(path, bytes);
    run_once(fixture);
  }
}

TEST_CASE("a text that doesn't fit the state is being written, and is not stored") {
  Fixture fixture;
  Run run(fixture);
  CHECK_FALSE(run.cache().knows(0));
  CHECK_FALSE(run.cache().knows_text(0, "longer than the file was when it was looked at"));
  CHECK(run.origin(1) == "made");
  run.finish();
  Run next(fixture);
  CHECK(next.origin(0) == "made");
  CHECK(next.origin(1) == "state");
  CHECK(next.cache().known_outcome() == nullptr);
}
