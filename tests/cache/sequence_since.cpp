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

// Returns the whole run of now that knows which documents there were. It says what the one that doesn't says,
// and more only of links, where a document is gone: all that led to it is broken, however few of its kind
// lead anywhere now, and these count as if they still did.
Sequence::Printed Sequence::print_knowing_earlier() {
  earlier_.files->current_folder = files_.current_folder;
  RunRequest of_all = request({""});
  of_all.fingerprints = true;
  const auto before = run(*earlier_.files, of_all);
  const auto now = run(files_, of_all);
  if (!before || !now) return cold_;
  SiteDocuments documents;
  std::set<std::string> gone;
  for (const CheckedSite &one : before->sites) {
    documents[one.folder.path] = one.documents;
    gone.insert(one.documents.begin(), one.documents.end());
  }
  for (const CheckedSite &one : now->sites) {
    for (const std::string &path : one.documents) gone.erase(path);
  }
  of_all.earlier = &documents;
  Printed known = print(of_all);
  const Bag said = count(known.diagnostics, files_), cold = count(cold_.diagnostics, files_);
  if (gone.empty() && known.text != cold_.text) fail("no document is gone, but other things are said");
  if (!difference(cold, said).empty()) fail("less is said where documents are gone");
  const auto restored = files_.committed();
  for (const std::string &path : gone) {
    if (!restored->holds(path)) restored->write(path, "");
  }
  const Bag all = strict_links(files_), still = strict_links(*restored);
  if (!difference(difference(said, cold), all).empty()) fail("more is said than that links are broken");
  if (!difference(difference(all, still), said).empty()) fail("a link to a document that is gone isn't said");
  return known;
}

// Returns the links that lead to no page, each of which is judged.
Bag Sequence::strict_links(const ClockedFiles &files) {
  RunRequest strict = request({""});
  strict.strict_links = true;
  std::vector<Diagnostic> links;
  for (Diagnostic &one : describe(run(files, strict)).diagnostics) {
    if (one.rule == "broken-link" || one.rule == "broken-wikilink") links.push_back(std::move(one));
  }
  return count(std::move(links), files_);
}

void Sequence::compare_since() {
  if (!earlier_.files || files_.holds(baseline)) return;
  const Printed whole = print_knowing_earlier();
  const Bag new_ones = difference(count(whole.diagnostics, files_), earlier_.found);
  const Printed since = print_since({""}, false);
  ++counts_.since;
  for (const Diagnostic &diagnostic : since.diagnostics) ++counts_.new_rules[diagnostic.rule];
  if (cold_.failed || since.failed) {
    if (since.text != cold_.text) fail("with --since, another error: " + since.text);
    return;
  }
  if (count(since.diagnostics, files_) != new_ones) fail("--since is not the difference of two whole runs");
  if (!is_part_of(since.diagnostics, whole.diagnostics)) fail("with --since, other things are said");
  if (since.diagnostics.size() + since.left_out != whole.diagnostics.size())
    fail("what is new and what is left out are not all");
  if (random_.percent(20)) compare_since_named(new_ones, whole);
}

// For some documents what is new in them, and with --affected all that is in them and what is new elsewhere.
void Sequence::compare_since_named(const Bag &new_ones, const Printed &whole) {
  if (files_.documents().empty()) return;
  std::set<std::string> named;
  for (std::uint64_t i = 1 + random_.below(3); i > 0; --i) named.insert(any_document());
  Bag expected;
  Bag expected_affected;
  for (const auto &[print, times] : new_ones)
    (named.count(print.substr(0, print.rfind(' '))) != 0 ? expected : expected_affected)[print] = times;
  for (const auto &[print, times] : count(whole.diagnostics, files_)) {
    if (named.count(print.substr(0, print.rfind(' '))) != 0) expected_affected[print] = times;
  }
  const std::vector<std::string> paths(named.begin(), named.end());
  for (const bool affected : {false, true}) {
    const Printed since = print_since(paths, affected);
    ++counts_.since_named;
    if (count(since.diagnostics, files_) != (affected ? expected_affected : expected))
      fail(affected ? "with --affected, other things are new" : "in named files, other things are new");
    if (!is_part_of(since.diagnostics, whole.diagnostics)) fail("for named files, other things are said");
  }
}

} // namespace galley::cache_test
