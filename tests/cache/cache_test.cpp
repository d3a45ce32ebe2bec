// Random sequences of what happens to sites, with runs in between: a run with a store says what one without
// says, to the byte, and a run on named files says what the run over the whole site says of them. And stores
// with anything wrong about them: they are made anew, and nobody hears of it.
// Usage: cache_test FIXTURES
#include "bench/random.h"
#include "bench/site_generator.h"
#include "cache/clocked_files.h"
#include "lint/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace galley;
using galley::bench::Random;
using galley::cache_test::ClockedFiles;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t sequences = 500;
constexpr std::uint64_t mutations = 1200;

using Group = std::vector<bench::SiteFile>; // documents that belong together

struct Counts {
  std::map<std::string, std::size_t> events, rules;
  std::size_t runs = 0, documents = 0, read = 0, failures = 0;
};

[[noreturn]] void die(const std::string &words) {
  fmt::print("cache_test: {}\n", words);
  std::exit(1);
}

std::string read_all(const fs::path &path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_all(const fs::path &path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// The documents of each case of fixtures/rules.
std::vector<Group> read_fixtures(const fs::path &rules) {
  std::map<std::string, Group> cases;
  for (const auto &entry : fs::recursive_directory_iterator(rules)) {
    const fs::path path = fs::relative(entry.path(), rules);
    if (entry.path().extension() != ".md" || path.string().find("/fixed/") != std::string::npos) continue;
    const std::string name = (*path.begin() / *std::next(path.begin())).string();
    cases[name].push_back({path.string(), read_all(entry.path())});
  }
  std::vector<Group> groups;
  for (auto &[name, group] : cases) {
    std::sort(group.begin(), group.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    groups.push_back(std::move(group));
  }
  return groups;
}

const char *const schema =
    R"({"type": "object", "required": ["title"], "properties": {"tags": {"maxItems": 3}}})";
const char *const other_schema = R"({"type": "object", "required": ["summary"]})";

const std::vector<std::string> configs = {
    "extends: [garden]\nrules: {orphan-tag: {min-site: 3}}\n",
    "extends: [recommended]\nrules: {orphan-tag: {min-site: 3, min-documents: 4, fields: [tags, "
    "category]}}\n",
    "schemas: [{files: ['**'], schema: page.schema.json}]\n",
    "extends: [garden]\noverrides: [{files: ['notes/**', 'talks/**'], rules: {orphan-tag: {fields: [people], "
    "min-site: 2}, undefined-term: error}}]\n",
    "extends: [garden]\nexclude: ['essays/**']\nrules: {undefined-term: off}\n",
    "rules-dir: rules\n",
    "rules: {orphan-tag: off, missing-definition: off, undefined-term: off, late-definition: off, "
    "repeated-definition: off, conflicting-definition: off, circular-definition: off}\n",
};

const char *const own_rule = R"(summary: A status that nobody else has
check: rare-value
severity: warning
category: site
options: {fields: [status], min-site: 2, min-documents: 3}
message: 'the status "{value}" is used by only {documents}'
why: It is a test.
examples: []
)";

struct Printed {
  std::string text;
  std::vector<Diagnostic> diagnostics;
};

class Sequence {
public:
  Sequence(std::uint64_t number, const std::vector<Group> &groups, const fs::path &folder, Counts &counts)
      : random_(number), number_(number), groups_(groups), counts_(counts),
        generator_({size(), number, random_.percent(80) ? bench::SiteShape::notes : bench::SiteShape::docs,
                    10 + random_.below(30)}),
        folder_((folder / std::to_string(number)).string()) {
    files_.write("galley.yaml", configs[random_.below(configs.size())]);
    files_.write("page.schema.json", schema);
    files_.write("rules/own-status.yaml", own_rule);
    for (std::uint64_t i = 0; i < size_; ++i) add(generator_.document(i));
    for (std::uint64_t i = random_.below(6); i > 0; --i) add_group();
  }

  void run_all() {
    for (std::uint64_t step = 0, steps = 3 + random_.below(4); step < steps; ++step) {
      compare();
      files_.now += random_.percent(30) ? 0 : random_.percent(40) ? 3'000'000 : 3'000'000'000;
      for (std::uint64_t i = random_.below(4); i > 0; --i) happen();
    }
    // Long after the last event, all is known without being read.
    files_.now += 10'000'000'000;
    compare_whole();
    const std::size_t before = files_.documents_read();
    compare_with(request({""}), cold_);
    if (files_.documents_read() != before) fail("the second run read documents again");
    fs::remove_all(folder_);
  }

private:
  std::uint64_t size() {
    size_ = number_ % 100 == 99 ? 300 : 1 + random_.below(random_.percent(50) ? 5 : 30);
    if (number_ == 0) size_ = 2000;
    return size_;
  }

  void fail(const std::string &what) {
    if (++counts_.failures < 10) fmt::print("sequence {}: {}\n{}", number_, what, history_);
  }

  void add(const bench::SiteFile &file) { files_.replace(file.path, file.text); }
  void add_group() {
    for (const bench::SiteFile &file : groups_[random_.below(groups_.size())]) add(file);
  }

  RunRequest request(std::vector<std::string> paths) {
    RunRequest request;
    request.current_folder = "/site";
    request.paths = std::move(paths);
    request.jobs = static_cast<unsigned>(1 + random_.below(3));
    return request;
  }

  Printed print(const RunRequest &request) {
    auto result = run(files_, request);
    ++counts_.runs;
    if (!result) return {"error: " + result.error().message + "\n", {}};
    std::string text;
    for (const Diagnostic &diagnostic : result->diagnostics)
      text += fmt::format("{}:{}:{} {} [{}]\n", diagnostic.where.path, diagnostic.where.begin.line,
                          diagnostic.where.begin.code_point, diagnostic.message, diagnostic.rule);
    for (const std::string &notice : result->notices) text += notice + "\n";
    text += fmt::format("{} held, {} documents\n", result->held, result->documents);
    baselines_ = std::move(result->baselines);
    return {std::move(text), std::move(result->diagnostics)};
  }

  void compare_with(RunRequest request, const Printed &expected) {
    request.cache = CacheUse{folder_, "program", files_.now};
    const std::size_t before = files_.documents_read();
    const Printed cached = print(request);
    counts_.read += files_.documents_read() - before;
    counts_.documents += files_.documents().size();
    if (cached.text != expected.text)
      fail(fmt::format("with a store:\n{}without:\n{}", cached.text, expected.text));
    else if (cached.diagnostics != expected.diagnostics)
      fail("with a store, fixes or notes are others");
  }

  void compare_whole() {
    cold_ = print(request({""}));
    for (const Diagnostic &diagnostic : cold_.diagnostics) ++counts_.rules[diagnostic.rule];
    compare_with(request({""}), cold_);
  }

  void compare_named() {
    std::vector<std::string> named = files_.documents();
    if (named.empty()) return;
    std::swap(named.front(), named[random_.below(named.size())]);
    named.resize(1 + random_.below(std::min<std::size_t>(3, named.size())));
    const Printed alone = print(request(named));
    compare_with(request(named), alone);
    const std::set<std::string> wanted(named.begin(), named.end());
    const Printed all = print(request({""}));
    std::vector<Diagnostic> theirs;
    std::copy_if(all.diagnostics.begin(), all.diagnostics.end(), std::back_inserter(theirs),
                 [&](const Diagnostic &diagnostic) { return wanted.count(diagnostic.where.path) != 0; });
    if (!excludes() && theirs != alone.diagnostics) fail("the run on named files says other things");
  }

  bool excludes() const { return files_.text("galley.yaml").find("exclude") != std::string::npos; }

  void compare() {
    if (random_.percent(50)) compare_named();
    compare_whole();
    if (random_.percent(30)) compare_named();
  }

  std::string new_text(const std::string &path) {
    std::string text = files_.text(path);
    if (random_.percent(40) && !text.empty()) { // of the same size
      const std::size_t at = random_.below(text.size());
      if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>('a' + random_.below(26));
      return text;
    }
    if (random_.percent(50)) return generator_.document(random_.below(size_)).text;
    const Group &group = groups_[random_.below(groups_.size())];
    return group[random_.below(group.size())].text;
  }

  void happen() {
    const std::vector<std::string> documents = files_.documents();
    if (documents.empty()) return add_group();
    const std::string path = documents[random_.below(documents.size())];
    const std::string other = documents[random_.below(documents.size())];
    const auto event =
        random_.pick({"write", "replace", "write, old time", "add", "remove", "rename", "rename over", "swap",
                      "touch", "touch, old time", "config", "schema", "rule", "baseline"});
    ++counts_.events[std::string(event)];
    history_ += fmt::format("  {} {} {}\n", event, path, other);
    if (event == "write") files_.write(path, new_text(path));
    if (event == "replace") files_.replace(path, new_text(path));
    if (event == "write, old time") files_.write_and_hide(path, new_text(path));
    if (event == "add") add_group();
    if (event == "remove") files_.remove(path);
    if (event == "rename") files_.rename(path, "notes/" + std::to_string(random_.below(1000)) + ".md");
    if (event == "rename over" && path != other) files_.rename(path, other);
    if (event == "swap" && path != other) swap(path, other);
    if (event == "touch") files_.touch(path);
    if (event == "touch, old time") files_.touch_kept(path);
    if (event == "config") files_.write("galley.yaml", configs[random_.below(configs.size())]);
    if (event == "schema") files_.write("page.schema.json", random_.percent(50) ? schema : other_schema);
    if (event == "rule") change_rule();
    if (event == "baseline") write_baseline();
  }

  void swap(const std::string &a, const std::string &b) {
    files_.rename(a, "x.md");
    files_.rename(b, a);
    files_.rename("x.md", b);
  }

  void change_rule() {
    std::string text = own_rule;
    if (random_.percent(50)) text.replace(text.find("status]"), 6, "area");
    files_.write("rules/own-status.yaml", text);
  }

  void write_baseline() {
    RunRequest writing = request({""});
    writing.baseline = BaselineUse::write;
    print(writing);
    for (const BaselineUpdate &update : baselines_) files_.write(update.path, update.text);
  }

  Random random_;
  std::uint64_t number_;
  std::uint64_t size_ = 0;
  const std::vector<Group> &groups_;
  Counts &counts_;
  bench::SiteGenerator generator_;
  std::string folder_; // of the store
  ClockedFiles files_;
  Printed cold_;
  std::vector<BaselineUpdate> baselines_;
  std::string history_;
};

// What is wrong with the store in so many ways.
std::string mutate(const std::string &bytes, const std::string &foreign, Random &random) {
  std::string changed = bytes;
  const std::uint64_t kind = random.below(100);
  if (kind < 60) {
    char &byte = changed[random.below(changed.size())];
    byte = static_cast<char>(byte ^ (1 << random.below(8)));
  } else if (kind < 85) {
    changed.resize(random.below(changed.size()));
  } else if (kind < 90) {
    ++changed[std::string_view("galley store\n").size() + random.below(2)]; // a version
  } else if (kind < 93) {
    changed += static_cast<char>(random.below(256));
  } else if (kind < 96) {
    std::fill(changed.begin() + static_cast<std::ptrdiff_t>(random.below(changed.size())), changed.end(),
              '\0');
  } else {
    changed = foreign;
  }
  return changed;
}

void mutate_stores(const std::vector<Group> &groups, const fs::path &folder, Counts &counts) {
  ClockedFiles files;
  Random random(1);
  for (const Group &group : groups) {
    for (const bench::SiteFile &file : group) {
      if (file.text.size() < 400 && random.percent(15)) files.write(file.path, file.text);
    }
  }
  files.write("galley.yaml", configs[0]);
  files.now += 10'000'000'000;
  RunRequest request;
  request.current_folder = "/site";
  request.paths = {""};
  const auto plain = run(files, request);
  request.cache = CacheUse{folder.string(), "another program", files.now};
  if (!plain || !run(files, request)) die("the site of the mutations is none");
  const fs::path path = fs::directory_iterator(folder)->path();
  const std::string foreign = read_all(path);
  fs::remove(path);
  request.cache->program = "program";
  if (!run(files, request)) die("the site of the mutations is none");
  const std::string bytes = read_all(path);
  for (std::uint64_t i = 0; i < mutations; ++i) {
    const std::string changed = mutate(bytes, foreign, random);
    write_all(path, changed);
    const auto result = run(files, request);
    if (!result || result->diagnostics != plain->diagnostics || read_all(path) != bytes) {
      if (++counts.failures < 10) fmt::print("mutation {}: not as without\n", i);
    }
  }
  fmt::print("{} mutations of a store of {} bytes, {} documents, {} diagnostics\n", mutations, bytes.size(),
             plain->documents, plain->diagnostics.size());
}

void print_counts(const std::map<std::string, std::size_t> &counts) {
  for (const auto &[name, count] : counts) fmt::print("{:>10}  {}\n", count, name);
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 2) die("which folder holds the fixtures?");
  const std::vector<Group> groups = read_fixtures(fs::path(argv[1]) / "rules");
  if (groups.empty()) die("there are no fixtures");
  std::string made = (fs::temp_directory_path() / "galley-cache-XXXXXX").string();
  if (::mkdtemp(made.data()) == nullptr) die("there is no room for a folder");
  const fs::path folder = made;
  Counts counts;
  const std::uint64_t wanted = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : sequences;
  for (std::uint64_t i = 0; i < wanted; ++i) Sequence(i, groups, folder / "sites", counts).run_all();
  fmt::print("{} sequences, {} runs; with a store {} documents, of which {} were read\n", wanted, counts.runs,
             counts.documents, counts.read);
  print_counts(counts.events);
  print_counts(counts.rules);
  mutate_stores(groups, folder / "mutations", counts);
  fs::remove_all(folder);
  if (counts.failures > 0) die(fmt::format("{} failures", counts.failures));
  return 0;
}
