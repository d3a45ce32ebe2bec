// Random sequences of what happens to sites, with runs in between: a run with a store says what one without
// says, to the byte, a run on named files says what the run over the whole site says of them, merged parts
// say what it says, and what is new since an earlier state is the difference of two such runs. And stores
// with anything wrong about them: they are made anew, and nobody hears of it. Usage: cache_test FIXTURES KIT
// [SEQUENCES]
#include "base/parallel.h"
#include "bench/random.h"
#include "cache/clocked_files.h"
#include "cache/sequence.h"
#include "checks/check.h"
#include "config/effective_rule.h"
#include "long_run.h"
#include "report/printed.h"
#include "system/disk_file_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using namespace galley;
using namespace galley::cache_test;
using galley::bench::Random;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t all_sequences = 500;
constexpr std::uint64_t sample_sequences = 200;
constexpr std::uint64_t mutations = 1200;

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

Group read_kit(const fs::path &folder) {
  Group kit;
  for (const auto &entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      kit.push_back({fs::relative(entry.path(), folder).string(), read_all(entry.path())});
  }
  std::sort(kit.begin(), kit.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
  return kit;
}

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

void mutate_stores(const Material &material, const fs::path &folder, Counts &counts) {
  ClockedFiles files;
  Random random(1);
  for (const Group &group : material.groups) {
    for (const bench::SiteFile &file : group) {
      if (file.text.size() < 400 && random.percent(15)) files.write(file.path, file.text);
    }
  }
  for (const bench::SiteFile &file : material.kit) files.write(file.path, file.text);
  files.now += 10'000'000'000;
  RunRequest request;
  request.scope.current_folder = "/site";
  request.scope.paths = {""};
  request.scope.now = files.now;
  const auto plain = run(files, request);
  request.records.program = "another program";
  request.records.cache = CacheUse{std::make_shared<PrivateFolder>(folder.string())};
  if (!plain || !run(files, request)) die("the site of the mutations is none");
  const fs::path path = fs::directory_iterator(folder)->path();
  const std::string foreign = read_all(path);
  fs::remove(path);
  request.records.program = "program";
  if (!run(files, request)) die("the site of the mutations is none");
  const std::string bytes = read_all(path);
  for (std::uint64_t i = 0; i < mutations; ++i) {
    const std::string changed = mutate(bytes, foreign, random);
    write_all(path, changed);
    const auto result = run(files, request);
    if (!result || printed_diagnostics(*result) != printed_diagnostics(*plain) || read_all(path) != bytes) {
      if (++counts.failures < 10) fmt::print("mutation {}: not as without\n", i);
    }
  }
  fmt::print("{} mutations of a store of {} bytes, {} documents, {} diagnostics\n", mutations, bytes.size(),
             plain->documents, plain->found.size());
}

// Those whose check looks at the whole site. A rule that looks at one document alone needs no more of a kit
// than the fixtures have.
std::vector<std::string> corpus_rules() {
  std::vector<std::string> ids;
  const Config config;
  for (const EffectiveRule &rule : default_rules(config)) {
    const auto check = find_check_type(rule.rule->check)->make(rule.options, config.schemas);
    if (check && (*check)->needs().corpus) ids.push_back(rule.rule->id);
  }
  return ids;
}

std::size_t total(const std::map<std::string, std::size_t> &counts) {
  std::size_t sum = 0;
  for (const auto &[name, count] : counts) sum += count;
  return sum;
}

void print_counts(std::uint64_t made, const Counts &counts) {
  fmt::print("{} sequences, {} runs, {} of them with a bad config; {} diagnostics of whole sites\n", made,
             counts.runs, counts.errors, total(counts.rules));
  fmt::print("with a store: {} documents, of which {} were read; {} times parts were merged\n",
             counts.documents, counts.read, counts.merged);
  fmt::print(
      "--since was compared {} times with two whole runs, and {} times for named documents; {} diagnostics "
      "were new\n",
      counts.since, counts.since_named, total(counts.new_rules));
  for (const auto &[name, count] : counts.events) fmt::print("{:>10}  {}\n", count, name);
  fmt::print("{:>10}  {:>10}\n", "found", "new");
  for (const auto &[name, count] : counts.rules) {
    const auto is_new = counts.new_rules.find(name);
    fmt::print("{:>10}  {:>10}  {}\n", count, is_new == counts.new_rules.end() ? 0 : is_new->second, name);
  }
}

void add(const std::map<std::string, std::size_t> &more, std::map<std::string, std::size_t> &sum) {
  for (const auto &[name, count] : more) sum[name] += count;
}

void add(const Counts &more, Counts &sum) {
  add(more.events, sum.events);
  add(more.rules, sum.rules);
  add(more.new_rules, sum.new_rules);
  sum.since += more.since;
  sum.since_named += more.since_named;
  sum.runs += more.runs;
  sum.errors += more.errors;
  sum.documents += more.documents;
  sum.read += more.read;
  sum.merged += more.merged;
  sum.failures += more.failures;
  if (sum.failures < 10) fmt::print("{}", more.said);
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 3) die("which folders hold the fixtures and the kit?");
  const Material material = {read_fixtures(fs::path(argv[1]) / "rules"), read_kit(argv[2]), corpus_rules()};
  if (material.groups.empty() || material.kit.empty()) die("there are no fixtures");
  std::string made = (fs::temp_directory_path() / "galley-cache-XXXXXX").string();
  if (::mkdtemp(made.data()) == nullptr) die("there is no room for a folder");
  const fs::path folder = made;
  Counts counts;
  const std::uint64_t wanted =
      argc > 3 ? std::strtoull(argv[3], nullptr, 10) : sample_or_all(sample_sequences, all_sequences);
  std::vector<Counts> each(wanted);
  const unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  parallel_for(wanted, jobs, [&](std::size_t i, unsigned) {
    Sequence(i, material, (folder / std::to_string(i)).string(), each[i]).run_all();
  });
  for (const Counts &one : each) add(one, counts);
  print_counts(wanted, counts);
  if (std::any_of(each.begin(), each.end(), [](const Counts &one) { return one.since == 0; }))
    die("a sequence was not compared with --since");
  for (const std::string &rule : material.rules) {
    if (wanted >= sample_sequences && counts.new_rules[rule] == 0) die("no " + rule + " was new");
  }
  mutate_stores(material, folder / "mutations", counts);
  fs::remove_all(folder);
  if (counts.failures > 0) die(fmt::format("{} failures", counts.failures));
  return 0;
}
