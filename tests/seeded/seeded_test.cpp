// Plants defects of every rule at random places of generated and of real documents, and counts how many are
// found at the right line and how many diagnostics appear elsewhere.
//
// Usage: seeded_test [SHARED]; the real documents are those of SHARED/corpus. Exit code 0: all is well, 1: it
// is not.
#include "config/rule.h"
#include "run/run.h"
#include "seeded/defect.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace galley::seeded {

namespace {

constexpr std::size_t generated_count = 210; // defects of each rule
constexpr std::size_t real_count = 100;      // besides, where real documents are here
constexpr std::size_t real_choice = 800;     // documents to choose from
constexpr std::size_t seed_copies = 20;      // of the talk in SHARED/seed, among the real ones

// Their defects stand in no document, or in others; fixtures show them.
const std::set<std::string> outside_documents = {"orphan-document", "unused-glossary-entry", "unused-value"};

// Rules that rightly speak of the same value: it has curly quotes and looks like the one without, or it was
// planted in two documents and must be told from all others.
bool speaks_too(const std::string &rule, const std::string &other) {
  static const std::set<std::pair<std::string, std::string>> both = {{"curly-quoted-value", "similar-value"},
                                                                     {"schema-violation", "duplicate-value"}};
  return both.count({rule, other}) != 0;
}

// The share of a rule's defects that must be found. Two explanations of two things may well share words;
// where they do, galley is not sure, and silent.
double wanted_share(const std::string &rule) {
  return rule == "conflicting-definition" ? 0.95 : 0.98;
}

const char *const garden_config = "extends: [garden]\ntaxonomy: seeded.taxonomy.yaml\n";

const char *const real_config = R"(extends: [recommended]
schemas:
  - files: ["**"]
    schema: seeded.schema.json
taxonomy: seeded.taxonomy.yaml
# Some are there several times, on purpose.
rules: { duplicate-value: off }
)";

const char *const taxonomy_text = R"(seeded-kind:
  values: { one: , three: { aliases: [drei] } }
  deprecated: { two: one, zero: }
seeded-place:
  values: { sea: { with: { seeded-kind: three } } }
)";

const char *const real_schema = R"({"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
  "properties": {"seeded-number": {"type": "integer"}, "seeded-word": {"enum": ["one", "three"]},
                 "seeded-list": {"type": "array", "items": {"type": "string"}}}})";

struct Tally {
  std::size_t planted = 0, found = 0, elsewhere = 0;
  std::vector<std::string> words; // what went wrong
};

struct Case {
  std::string path;
  std::string kind;
  Planted planted;
};

// What a diagnostic is known by, in a text whose lines have moved.
using Key = std::tuple<std::string, std::string, std::uint32_t>; // rule, message, line

std::vector<std::string> lines_of(const std::string &text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

// Where a line of `before` stands in `after`; 0 where it was changed or removed.
class LineMap {
public:
  LineMap(const std::string &before, const std::string &after)
      : lines_before_(lines_of(before)), lines_after_(lines_of(after)) {
    const auto &a = lines_before_, &b = lines_after_;
    const std::size_t least = std::min(a.size(), b.size());
    while (same_start_ < least && a[same_start_] == b[same_start_]) ++same_start_;
    while (same_end_ < least - same_start_ && a[a.size() - 1 - same_end_] == b[b.size() - 1 - same_end_])
      ++same_end_;
    before_ = a.size();
    after_ = b.size();
  }
  std::uint32_t map(std::uint32_t line) const {
    if (line <= same_start_) return line;
    if (line + same_end_ > before_) return static_cast<std::uint32_t>(line + after_ - before_);
    // Between two lines that changed places, or past one that was removed and before one that was added.
    const std::string &text = lines_before_[line - 1];
    const auto begin = lines_after_.begin() + static_cast<std::ptrdiff_t>(same_start_);
    const auto end = lines_after_.end() - static_cast<std::ptrdiff_t>(same_end_);
    const auto found = std::find(begin, end, text);
    if (found == end || std::find(found + 1, end, text) != end) return 0;
    return static_cast<std::uint32_t>(found - lines_after_.begin() + 1);
  }

private:
  std::vector<std::string> lines_before_, lines_after_;
  std::size_t same_start_ = 0, same_end_ = 0, before_ = 0, after_ = 0;
};

class Site {
public:
  explicit Site(const std::string &config) {
    files_["galley.yaml"] = config;
    files_["seeded.schema.json"] = real_schema;
    for (const auto &[path, text] : link_targets()) files_[path] = text;
    files_["seeded.taxonomy.yaml"] = taxonomy_text;
  }
  void add(const std::string &path, const std::string &text) { files_[path] = text; }

  std::map<std::string, std::vector<Diagnostic>> lint() const {
    MemoryFileSystem memory;
    for (const auto &[path, text] : files_) memory.add(path, text);
    RunRequest request;
    request.scope.current_folder = "/site";
    request.scope.paths = {""};
    request.scope.now = std::int64_t{1'800'000'000} * 1'000'000'000; // a day of January 2027
    request.scope.jobs = 2;
    auto result = run(memory, request);
    std::map<std::string, std::vector<Diagnostic>> found;
    if (!result) {
      fmt::print("{}:{}: {}\n", result.error().path, result.error().place.line, result.error().message);
      std::exit(1);
    }
    for (Found &one : result->found) {
      std::string path = one.diagnostic.where.path;
      found[std::move(path)].push_back(std::move(one.diagnostic));
    }
    return found;
  }

private:
  std::map<std::string, std::string> files_;
};

// The diagnostics of `after` that were not there before, wherever they then stood.
std::vector<Diagnostic> added(const std::vector<Diagnostic> &before, const std::vector<Diagnostic> &after,
                              const LineMap &lines) {
  std::multiset<Key> known;
  for (const Diagnostic &one : before) known.insert({one.rule, one.message, lines.map(one.where.begin.line)});
  std::vector<Diagnostic> result;
  for (const Diagnostic &one : after) {
    const auto same = known.find({one.rule, one.message, one.where.begin.line});
    if (same == known.end()) {
      result.push_back(one);
    } else {
      known.erase(same);
    }
  }
  return result;
}

std::string describe(const Case &one, const Diagnostic &diagnostic) {
  return fmt::format("{}: {}:{}: {} [{}]", one.kind, diagnostic.where.path, diagnostic.where.begin.line,
                     diagnostic.message, diagnostic.rule);
}

void compare(const std::string &rule, const std::vector<Case> &cases, const Site &before, const Site &after,
             Tally &tally) {
  auto found_before = before.lint();
  auto found_after = after.lint();
  for (const Case &one : cases) {
    const LineMap lines(one.planted.before, one.planted.after);
    bool found = false;
    for (const Diagnostic &diagnostic : added(found_before[one.path], found_after[one.path], lines)) {
      const bool here = diagnostic.where.begin.line == one.planted.line;
      if (diagnostic.rule == rule && here && !found) {
        found = true;
      } else if (!here || !speaks_too(rule, diagnostic.rule)) {
        ++tally.elsewhere;
        tally.words.push_back("elsewhere: " + describe(one, diagnostic));
      }
    }
    ++tally.planted;
    tally.found += found ? 1 : 0;
    if (!found)
      tally.words.push_back(fmt::format("not found: {}: {}:{}", one.kind, one.path, one.planted.line));
    found_before.erase(one.path);
    found_after.erase(one.path);
  }
  // What is left stands in documents that nobody touched.
  for (const auto &[path, diagnostics] : found_after) {
    for (const Diagnostic &diagnostic : added(found_before[path], diagnostics, LineMap("", ""))) {
      ++tally.elsewhere;
      tally.words.push_back("elsewhere: " + describe({path, "untouched", {}}, diagnostic));
    }
  }
}

// Plants defects of one rule, each in a document of its own, kind after kind.
void plant(const std::string &rule, const std::vector<DefectKind> &kinds, const std::vector<Draft> &drafts,
           bool real, Rng &rng, Tally &tally) {
  Site before(real ? real_config : garden_config);
  Site after(real ? real_config : garden_config);
  std::vector<Case> cases;
  for (std::size_t i = 0; i < drafts.size() && cases.size() < (real ? real_count : generated_count); ++i) {
    // The next kind that this document gives an occasion for.
    std::optional<Planted> planted;
    std::size_t tried = 0;
    const std::size_t first = rng.below(kinds.size());
    while (!planted && tried < kinds.size()) {
      planted = kinds[(first + tried++) % kinds.size()].plant(drafts[i], rng);
    }
    if (!planted) continue;
    // Twins, so that no tag of an untouched document becomes rare by what happens to this one.
    for (const char *twin : {"twins/a", "twins/b"}) {
      if (!real) break;
      before.add(fmt::format("{}{:04}.md", twin, i), drafts[i].text());
      after.add(fmt::format("{}{:04}.md", twin, i), drafts[i].text());
    }
    if (!planted->beside.empty()) {
      // Before the document in order of path: a conflict is reported at the later place.
      before.add(fmt::format("beside/{:04}.md", i), planted->beside);
      after.add(fmt::format("beside/{:04}.md", i), planted->beside);
    }
    const std::string path = fmt::format("docs/{:04}.md", i);
    before.add(path, planted->before);
    after.add(path, planted->after);
    cases.push_back({path, kinds[(first + tried - 1) % kinds.size()].name, std::move(*planted)});
  }
  if (!cases.empty()) compare(rule, cases, before, after, tally);
}

// Whether all is well with one rule; prints its row.
bool print_row(const std::string &rule, const Tally &tally, std::size_t least) {
  const bool enough = tally.planted >= least;
  const bool found =
      static_cast<double>(tally.found) >= wanted_share(rule) * static_cast<double>(tally.planted);
  fmt::print("{:<24}{:>8}{:>8}{:>11}\n", rule, tally.planted, tally.found, tally.elsewhere);
  const bool well = enough && found && tally.elsewhere == 0;
  if (!enough) fmt::print("  fewer than {} were planted\n", least);
  const std::size_t shown = std::min<std::size_t>(tally.words.size(), 12);
  for (std::size_t i = 0; i < shown; ++i) fmt::print("  {}\n", tally.words[i]);
  return well;
}

int seed(const std::string &shared) {
  std::vector<DefectKind> kinds = syntax_defects();
  for (auto *more : {value_defects, body_defects, term_defects, link_defects, corpus_defects}) {
    for (DefectKind &kind : more()) kinds.push_back(std::move(kind));
  }
  // More than are needed: not every one gives an occasion.
  std::vector<Draft> real;
  for (const Draft &talk : read_real_drafts(shared + "/seed", 1)) real.assign(seed_copies, talk);
  for (Draft &draft : read_real_drafts(shared + "/corpus", real_choice)) real.push_back(std::move(draft));
  if (real.empty()) fmt::print("no real documents are here: only generated ones are used\n");
  fmt::print("{:<24}{:>8}{:>8}{:>11}\n", "rule", "planted", "found", "elsewhere");
  bool well = true;
  for (const Rule &rule : built_in_rules()) {
    if (outside_documents.count(rule.id) != 0) continue;
    Rng rng(20251105);
    std::vector<Draft> generated;
    for (std::size_t i = 0; i < generated_count; ++i) generated.push_back(generate_draft(rng));
    std::vector<DefectKind> own;
    std::vector<DefectKind> own_real;
    for (const DefectKind &kind : kinds) {
      if (kind.rule != rule.id) continue;
      if (kind.ground != Ground::real) own.push_back(kind);
      if (kind.ground != Ground::garden) own_real.push_back(kind);
    }
    Tally tally;
    if (!own.empty()) plant(rule.id, own, generated, false, rng, tally);
    if (!own_real.empty()) plant(rule.id, own_real, real, true, rng, tally);
    well = print_row(rule.id, tally, 200) && well;
  }
  return well ? 0 : 1;
}

} // namespace

} // namespace galley::seeded

int main(int argc, char **argv) {
  return galley::seeded::seed(argc > 1 ? argv[1] : "");
}
