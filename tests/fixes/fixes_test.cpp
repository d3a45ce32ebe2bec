// What holds for any document and any set of fixes, tried on many: the result parses no worse, is the old
// text but for the edits, and fixing again finds nothing to do; what was fixed is gone, and nothing came that
// wasn't masked.
//
// Usage: fixes_test FIXTURES [SHARED]; the real documents are those of FIXTURES and SHARED/corpus. Exit code
// 0: all is well, 1: it is not, 77: it is, but there were no real documents of SHARED.
#include "actions/fixer.h"
#include "base/edit.h"
#include "bench/site_generator.h"
#include "fixes/mutants.h"
#include "long_run.h"
#include "parse/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace galley::fixes {

namespace {

constexpr std::size_t real_choice = 4000; // more than there are
constexpr std::size_t fixture_choice = 400;
constexpr std::size_t generated_count = 800;
constexpr std::size_t batch_size = 250; // documents of one site
const std::size_t wanted_fixes = sample_or_all<std::size_t>(30'000, 100'000);
constexpr std::size_t max_shown = 20;

struct Tally {
  std::size_t documents = 0, mutants = 0, changed = 0, fixes = 0, faults = 0;
  std::map<std::string, std::size_t> by_rule; // how many diagnostics with a fix there were
};

using Site = std::map<std::string, std::string>; // texts by path

class Trial {
public:
  Trial(const Site &site, bool unsafe, std::vector<std::string> rules, Tally &tally)
      : site_(site), tally_(tally) {
    files_.add("galley.yaml", config);
    files_.add("fixes.schema.json", schema);
    for (const auto &[path, text] : site) files_.add(path, text);
    request_.run.scope.current_folder = "/site";
    request_.run.scope.paths = {""};
    request_.run.scope.jobs = 2;
    request_.unsafe = unsafe;
    request_.rules = std::move(rules);
  }

  void attempt() {
    const RunResult before = take(run(files_, request_.run));
    const FixResult fixed = take(fix(files_, request_));
    for (const std::string &defect : fixed.defects) fault("a defect: " + defect);
    for (const std::string &path : fixed.changed) fault(path + " is said to have changed");
    MemoryFileSystem after(&files_);
    for (const FixedDocument &document : fixed.documents) {
      compare(document);
      after.add(document.path, document.after);
      tally_.fixes += document.fixes;
      ++tally_.changed;
    }
    for (const Found &one : before.found) {
      if (is_wanted(one.diagnostic)) ++tally_.by_rule[one.diagnostic.rule];
    }
    for (const auto &[site, diagnostic, fingerprint] : fixed.left.found) {
      if (is_wanted(diagnostic))
        fault(fmt::format("{}: {} is left", diagnostic.where.path, diagnostic.message));
    }
    compare_counts(before, fixed.left);
    const FixResult again = take(fix(after, request_));
    for (const FixedDocument &document : again.documents) fault(document.path + ": fixing again changes it");
  }

private:
  template <class T> T take(Result<T> result) {
    if (result) return *std::move(result);
    fmt::print("{}:{}: {}\n", result.error().path, result.error().place.line, result.error().message);
    std::exit(1);
  }

  bool is_wanted(const Diagnostic &diagnostic) const {
    if (!diagnostic.fix || (diagnostic.fix->applicability == Applicability::unsafe && !request_.unsafe))
      return false;
    const auto &rules = request_.rules;
    return rules.empty() || std::find(rules.begin(), rules.end(), diagnostic.rule) != rules.end();
  }

  static bool sound(const std::string &text) {
    const Source source("x.md", text);
    const Document document = parse_document(source, {});
    return document.fences && document.problems.empty() && !document.unreadable;
  }

  void compare(const FixedDocument &document) {
    const std::string &before = site_.at(document.path);
    if (document.before != before) fault(document.path + ": the text before is another one");
    if (apply_edits(before, document.edits) != document.after)
      fault(document.path + ": edits and text differ");
    if (document.after == before) fault(document.path + ": nothing changes");
    const Source source_before("x.md", before);
    const Source source_after("x.md", document.after);
    const Document parsed_before = parse_document(source_before, {});
    const Document parsed_after = parse_document(source_after, {});
    if (parsed_after.problems.size() > parsed_before.problems.size() ||
        parsed_after.unreadable.has_value() != parsed_before.unreadable.has_value() ||
        parsed_after.fences.has_value() != parsed_before.fences.has_value()) {
      fault(document.path + ": it parses worse:\n" + document.after.substr(0, 600));
    }
    if (document.after.find('\r') == std::string::npos && before.find('\r') != std::string::npos)
      fault(document.path + ": it lost its carriage returns");
    if (before.ends_with('\n') != document.after.ends_with('\n'))
      fault(document.path + ": its last line changed");
    if (source_before.bom_size() != source_after.bom_size())
      fault(document.path + ": its byte order mark changed");
  }

  // No rule says more of a document than before, unless its front matter could not be read in full.
  void compare_counts(const RunResult &before, const RunResult &after) {
    std::map<std::pair<std::string, std::string>, std::ptrdiff_t> more;
    for (const Found &one : after.found) ++more[{one.diagnostic.where.path, one.diagnostic.rule}];
    for (const Found &one : before.found) --more[{one.diagnostic.where.path, one.diagnostic.rule}];
    for (const auto &[key, count] : more) {
      if (count <= 0 || !sound(site_.at(key.first))) continue;
      fault(fmt::format("{}: {} more of {}", key.first, count, key.second));
    }
  }

  void fault(const std::string &words) {
    if (++tally_.faults > max_shown) return;
    fmt::print("{}\n", words);
    const std::string path = words.substr(0, words.find(':'));
    if (site_.count(path) == 1) fmt::print("--- was\n{}\n---\n", site_.at(path).substr(0, 900));
  }

  const Site &site_;
  Tally &tally_;
  MemoryFileSystem files_;
  FixRequest request_;
};

std::vector<std::string> some_rules(seeded::Rng &rng, const Tally &tally) {
  std::vector<std::string> rules;
  for (const auto &entry : tally.by_rule) {
    if (rng.below(2) == 0) rules.push_back(entry.first);
  }
  return rules; // none: all
}

int test(const std::string &fixtures, const std::string &shared) {
  seeded::Rng rng(20261125);
  std::vector<seeded::Draft> drafts = seeded::read_real_drafts(shared + "/corpus", real_choice);
  const bool real = !drafts.empty();
  for (seeded::Draft &draft : seeded::read_real_drafts(fixtures, fixture_choice))
    drafts.push_back(std::move(draft));
  for (const bench::SiteShape shape : {bench::SiteShape::notes, bench::SiteShape::docs}) {
    for (const bench::SiteFile &file :
         bench::generate_site({generated_count / 2, 1, shape, generated_count})) {
      if (auto draft = seeded::read_draft(file.text)) drafts.push_back(*std::move(draft));
    }
  }

  Tally tally;
  tally.documents = drafts.size();
  Site site;
  for (const seeded::Draft &draft : drafts) site[fmt::format("{}.md", site.size())] = draft.text();
  Trial(site, true, {}, tally).attempt();
  while (tally.fixes < wanted_fixes && tally.faults == 0 && tally.mutants < 40 * wanted_fixes / 100) {
    site.clear();
    for (std::size_t i = 0; i < batch_size; ++i) {
      site[fmt::format("{}.md", i)] = mutate(rng.pick(drafts), rng);
    }
    tally.mutants += site.size();
    const bool unsafe = rng.below(4) != 0;
    Trial(site, unsafe, rng.below(4) == 0 ? some_rules(rng, tally) : std::vector<std::string>(), tally)
        .attempt();
  }
  fmt::print("{} documents, {} mutants of them, {} changed by {} fixes; {} faults\n", tally.documents,
             tally.mutants, tally.changed, tally.fixes, tally.faults);
  for (const auto &[rule, count] : tally.by_rule) fmt::print("{:>8}  {}\n", count, rule);
  if (tally.faults > 0 || tally.fixes < wanted_fixes) return 1;
  if (!real) fmt::print("skipped: no real documents at {}/corpus\n", shared);
  return real ? 0 : 77;
}

} // namespace

} // namespace galley::fixes

int main(int argc, char **argv) {
  return galley::fixes::test(argc > 1 ? argv[1] : "", argc > 2 ? argv[2] : "");
}
