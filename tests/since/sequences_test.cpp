// What `--since` prints is the difference of two whole runs: over sites that change at random, from step to
// step. Usage: sequences_test FIXTURES. Prints what it met; exit code 1 where any step differs.
#include "bench/random.h"
#include "bench/site_generator.h"
#include "lint/fingerprint.h"
#include "lint/run.h"
#include "lint/since.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace galley;

namespace {

using Files = std::map<std::string, std::string>;
using Bag = std::map<std::string, int>; // how often each fingerprint is there, its number left out

constexpr int sequences = 104;
constexpr int steps = 5;

constexpr auto configs = std::to_array<std::string_view>({
    "extends: [recommended]\nrules: { orphan-tag: { min-site: 3 }, orphan-document: warning }\n",
    "extends: [garden]\nrules: { orphan-tag: { min-site: 3 } }\n",
    "extends: [obsidian]\nglossary: words.yaml\n",
    "extends: [github]\ntaxonomy: values.yaml\nrules: { undefined-term: off }\n",
    "exclude: ['*1*']\nrules: { undefined-term: { scope: site }, broken-link: { clean-urls: false } }\n",
});

std::string read_file(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The documents of one case of each rule's fixtures, their markers left in, which does no harm.
std::vector<Files> read_groups(const std::filesystem::path &fixtures) {
  std::map<std::string, Files> groups; // sorted, for a folder is listed in any order
  for (const auto &entry : std::filesystem::recursive_directory_iterator(fixtures / "rules")) {
    const auto path = entry.path().lexically_relative(fixtures / "rules");
    if (entry.path().extension() != ".md" || std::distance(path.begin(), path.end()) < 3) continue;
    const auto rule = path.begin();
    const auto name = std::next(rule);
    if (*std::next(name) == "fixed") continue;
    const std::string group = rule->string() + "/" + name->string();
    groups[group][path.lexically_relative(group).generic_string()] = read_file(entry.path());
  }
  std::vector<Files> result;
  for (auto &[name, files] : groups) result.push_back(std::move(files));
  return result;
}

RunRequest whole_site() {
  RunRequest request;
  request.current_folder = "/site";
  request.paths = {""};
  request.may_be_empty = true;
  return request;
}

class Memory {
public:
  explicit Memory(const Files &files) {
    for (const auto &[path, text] : files) memory_.add(path, text);
  }
  const FileSystem &files() const { return memory_; }

private:
  MemoryFileSystem memory_;
};

// Of the difference too: what is left out by number is left out whichever of several it was.
Bag count(const std::vector<Diagnostic> &diagnostics, const Files &files) {
  std::map<std::string, std::vector<Diagnostic>> by_path;
  for (const Diagnostic &found : diagnostics) by_path[found.where.path].push_back(found);
  Bag bag;
  for (const auto &[path, found] : by_path) {
    const auto text = files.find(path);
    for (const std::string &print : fingerprints(found, text == files.end() ? "" : text->second))
      ++bag[path + " " + print.substr(0, print.find('#'))];
  }
  return bag;
}

Bag difference(const Bag &now, const Bag &before) {
  Bag result;
  for (const auto &[print, number] : now) {
    const auto old = before.find(print);
    const int left = number - (old == before.end() ? 0 : old->second);
    if (left > 0) result[print] = left;
  }
  return result;
}

class Sequence {
public:
  Sequence(std::uint64_t number, const std::vector<Files> &groups)
      : random_(number), groups_(groups), generator_({60, number, bench::SiteShape::notes, 25}) {
    files_["galley.yaml"] = configs[random_.below(configs.size())];
    files_["words.yaml"] =
        "- term: 逆流偏见\n  definition: 只看见上游\n- term: river\n  definition: water that flows\n";
    files_["values.yaml"] =
        "area: [cities, oceans]\ntags: { values: { cpp: { aliases: [c++] } }, deprecated: { c: cpp } }\n";
    for (std::uint64_t n = random_.below(15); n > 0; --n) add_document();
    for (int n = 0; n < 3; ++n) add_group();
  }

  const Files &files() const { return files_; }

  void change() {
    for (std::uint64_t n = 1 + random_.below(4); n > 0; --n) change_once();
  }

  // Some documents that are there.
  std::vector<std::string> draw_documents() {
    std::vector<std::string> result;
    for (std::uint64_t n = 1 + random_.below(3); n > 0; --n) {
      if (const std::string path = any_document(); !path.empty()) result.push_back(path);
    }
    return result;
  }

private:
  void add_document() {
    bench::SiteFile file = generator_.document(random_.below(60));
    files_[std::move(file.path)] = std::move(file.text);
  }

  void add_group() {
    const Files &group = groups_[random_.below(groups_.size())];
    const std::string folder = random_.percent(50) ? "" : fmt::format("part{}/", random_.below(4));
    for (const auto &[path, text] : group) files_[folder + path] = text;
  }

  std::string any_document() {
    std::vector<std::string> paths;
    for (const auto &[path, text] : files_) {
      if (path.ends_with(".md")) paths.push_back(path);
    }
    return paths.empty() ? "" : paths[random_.below(paths.size())];
  }

  void change_once() {
    const std::string path = any_document();
    switch (random_.below(path.empty() ? 3 : 8)) {
    case 0:
      return add_document();
    case 1:
      return add_group();
    case 2:
      files_["galley.yaml"] = configs[random_.below(configs.size())];
      return;
    case 3:
      files_.erase(path);
      return;
    case 4:
      return rename(path, fmt::format("moved/{}-{}", random_.below(100), path.substr(path.rfind('/') + 1)));
    case 5:
      files_[path] += files_[path].substr(files_[path].find("\n\n") + 1);
      return; // all twice
    case 6:
      return drop_line(files_[path]);
    default:
      files_[path] = files_.at(any_document());
      return;
    }
  }

  void rename(const std::string &from, const std::string &to) {
    auto node = files_.extract(from);
    files_[to] = std::move(node.mapped());
  }

  void drop_line(std::string &text) {
    const std::size_t at = random_.below(text.size() + 1);
    const std::size_t begin = text.rfind('\n', at);
    if (begin == std::string::npos) return;
    text.erase(begin, std::min(text.find('\n', begin + 1), text.size()) - begin);
  }

  bench::Random random_;
  const std::vector<Files> &groups_;
  bench::SiteGenerator generator_;
  Files files_;
};

struct Counts {
  int compared = 0, failures = 0;
  std::size_t found = 0, is_new = 0, named_new = 0;
  std::map<std::string, int> rules; // new diagnostics of each
};

void fail(Counts &counts, std::uint64_t number, int step, std::string_view what) {
  if (++counts.failures <= 5) fmt::print("sequence {}, step {}: {}\n", number, step, what);
}

// The same, printed for what was named alone, and with what that affects elsewhere.
void compare_named(const Files &before, const Files &now, const std::vector<std::string> &paths,
                   const RunResult &whole_now, const Bag &expected_new, Counts &counts, std::uint64_t number,
                   int step) {
  const auto is_named = [&](const std::string &path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  };
  RunRequest request = whole_site();
  request.paths = paths;
  Bag expected;
  Bag expected_affected;
  for (const auto &[print, times] : expected_new) {
    const bool named = is_named(print.substr(0, print.rfind(' ')));
    (named ? expected : expected_affected)[print] = times;
  }
  std::vector<Diagnostic> all_of_named;
  for (const Diagnostic &found : whole_now.diagnostics) {
    if (is_named(found.where.path)) all_of_named.push_back(found);
  }
  expected_affected.merge(count(all_of_named, now));
  const Memory old_files(before);
  const Memory new_files(now);
  for (const bool affected : {false, true}) {
    const auto result = run_between(old_files.files(), "before", new_files.files(), request, affected);
    if (!result) return fail(counts, number, step, result.error().message);
    if (count(result->diagnostics, now) != (affected ? expected_affected : expected))
      fail(counts, number, step, affected ? "what is affected differs" : "what is named differs");
    counts.named_new += result->diagnostics.size();
  }
}

void run_sequence(std::uint64_t number, const std::vector<Files> &groups, Counts &counts) {
  Sequence sequence(number, groups);
  auto whole_before = run(Memory(sequence.files()).files(), whole_site());
  for (int step = 0; step < steps; ++step) {
    const Files before = sequence.files();
    sequence.change();
    const Files &now = sequence.files();
    const Memory old_files(before);
    const Memory new_files(now);
    auto whole_now = run(new_files.files(), whole_site());
    const auto since = run_between(old_files.files(), "before", new_files.files(), whole_site(), false);
    if (!whole_before || !whole_now || !since) {
      const auto &wrong = !whole_before ? whole_before : !whole_now ? whole_now : since;
      fail(counts, number, step, wrong.error().message);
      continue;
    }
    ++counts.compared;
    counts.found += whole_now->diagnostics.size();
    counts.is_new += since->diagnostics.size();
    for (const Diagnostic &found : since->diagnostics) ++counts.rules[found.rule];
    const Bag expected =
        difference(count(whole_now->diagnostics, now), count(whole_before->diagnostics, before));
    if (count(since->diagnostics, now) != expected) fail(counts, number, step, "the difference differs");
    if (since->diagnostics.size() + since->left_out != whole_now->diagnostics.size())
      fail(counts, number, step, "what is new and what is left out are not all");
    const std::vector<std::string> paths = sequence.draw_documents();
    if (step == 0 && !paths.empty())
      compare_named(before, now, paths, *whole_now, expected, counts, number, step);
    whole_before = std::move(whole_now);
  }
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  const std::vector<Files> groups = read_groups(argv[1]);
  Counts counts;
  for (std::uint64_t number = 1; number <= sequences; ++number) run_sequence(number, groups, counts);
  fmt::print("{} sequences, {} steps: {} diagnostics, {} of them new; {} for named documents; {} differ\n",
             sequences, counts.compared, counts.found, counts.is_new, counts.named_new, counts.failures);
  for (const auto &[rule, number] : counts.rules) fmt::print("{:>8}  {}\n", number, rule);
  return counts.failures == 0 && counts.compared >= 500 && counts.rules.size() >= 25 ? 0 : 1;
}
