// What `--since`, `--staged` and `--affected` say, beside the difference of two whole runs, which is counted
// here in another way: not by the numbers of equal fingerprints, but by how many there are.
#include "cache/sequence.h"

#include "base/path.h"
#include "run/fingerprint.h"
#include "run/since.h"

#include <algorithm>
#include <set>
#include <utility>

namespace galley::cache_test {

namespace {

constexpr std::string_view site = "/site";

// A baseline goes by the numbers of equal fingerprints: what it holds can't be told by how many there are. So
// states that have one are passed over.
constexpr const char *baseline = "galley-baseline.txt";

// By path in the site and fingerprint, whose number is left out: where one of several that are equal is new,
// it may be any of them.
Bag count(std::vector<Diagnostic> diagnostics, const ClockedFiles &files) {
  std::map<std::string, std::vector<Diagnostic>> by_path;
  for (Diagnostic &found : diagnostics) {
    found.where.path = printed_path(site, absolute_path(files.current_folder, found.where.path));
    by_path[found.where.path].push_back(std::move(found));
  }
  Bag bag;
  for (const auto &[path, found] : by_path) {
    std::vector<const Diagnostic *> pointers;
    for (const Diagnostic &one : found) pointers.push_back(&one);
    for (const std::string &print : fingerprints(pointers, files.holds(path) ? files.text(path) : ""))
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

// In the same order, to the byte.
bool is_part_of(const std::vector<Diagnostic> &some, const std::vector<Diagnostic> &all) {
  auto next = some.begin();
  for (const Diagnostic &diagnostic : all) {
    if (next != some.end() && *next == diagnostic) ++next;
  }
  return next == some.end();
}

} // namespace

void Sequence::remember() {
  if (files_.holds(baseline)) return;
  earlier_ = {files_.committed(), count(cold_.diagnostics, files_)};
}

// With the store or without, and the later state as it is on the disk or as it is staged.
Sequence::Printed Sequence::print_since(const std::vector<std::string> &paths, bool affected) {
  RunRequest wanted = request(paths);
  if (random_.percent(75)) wanted.records.cache = CacheUse{std::make_shared<PrivateFolder>(folder_)};
  earlier_.files->current_folder = files_.current_folder;
  ++counts_.runs; // over the earlier state
  if (random_.percent(70)) return describe(run_between(*earlier_.files, "before", files_, wanted, affected));
  if (wanted.records.cache) wanted.records.cache->of = "index ";
  return describe(run_between(*earlier_.files, "before", *files_.committed(), wanted, affected));
}

void Sequence::compare_since() {
  if (!earlier_.files || files_.holds(baseline)) return;
  const Bag new_ones = difference(count(cold_.diagnostics, files_), earlier_.found);
  const Printed since = print_since({""}, false);
  ++counts_.since;
  for (const Diagnostic &diagnostic : since.diagnostics) ++counts_.new_rules[diagnostic.rule];
  if (cold_.failed || since.failed) {
    if (since.text != cold_.text) fail("with --since, another error: " + since.text);
    return;
  }
  if (count(since.diagnostics, files_) != new_ones) fail("--since is not the difference of two whole runs");
  if (!is_part_of(since.diagnostics, cold_.diagnostics)) fail("with --since, other things are said");
  if (since.diagnostics.size() + since.left_out != cold_.diagnostics.size())
    fail("what is new and what is left out are not all");
  if (random_.percent(20)) compare_since_named(new_ones);
}

// For some documents what is new in them, and with --affected all that is in them and what is new elsewhere.
void Sequence::compare_since_named(const Bag &new_ones) {
  if (files_.documents().empty()) return;
  std::set<std::string> named;
  for (std::uint64_t i = 1 + random_.below(3); i > 0; --i) named.insert(any_document());
  Bag expected;
  Bag expected_affected;
  for (const auto &[print, times] : new_ones)
    (named.count(print.substr(0, print.rfind(' '))) != 0 ? expected : expected_affected)[print] = times;
  for (const auto &[print, times] : count(cold_.diagnostics, files_)) {
    if (named.count(print.substr(0, print.rfind(' '))) != 0) expected_affected[print] = times;
  }
  const std::vector<std::string> paths(named.begin(), named.end());
  for (const bool affected : {false, true}) {
    const Printed since = print_since(paths, affected);
    ++counts_.since_named;
    if (count(since.diagnostics, files_) != (affected ? expected_affected : expected))
      fail(affected ? "with --affected, other things are new" : "in named files, other things are new");
    if (!is_part_of(since.diagnostics, cold_.diagnostics)) fail("for named files, other things are said");
  }
}

} // namespace galley::cache_test
