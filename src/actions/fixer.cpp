#include "actions/fixer.h"

#include "base/hash.h"
#include "parse/document.h"
#include "site/scope.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace galley {

namespace {

// Adds new texts for some files to a file system. It remembers hashes of the texts that were read, so that a
// fix is only ever applied to the text that it was found in.
class FixedFiles final : public FileSystem {
public:
  explicit FixedFiles(const FileSystem &below) : below_(below) {}

  void set(const std::string &path, std::string text) { texts_[path] = std::move(text); }

  // Returns false where the file can't be read or is no longer the text that was read last.
  bool read_again(const std::string &path, std::string &text) const {
    const auto seen = seen_.find(path);
    return seen != seen_.end() && below_.read(path, max_source_size, text) &&
           hash_bytes(text) == seen->second;
  }

  FileInfo info(const std::string &path) const override { return below_.info(path); }
  void confine(const Bounds &bounds) const override { below_.confine(bounds); }
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override {
    return below_.list(path, entries);
  }
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override {
    if (const auto found = texts_.find(path); found != texts_.end()) {
      text = found->second;
      return {};
    }
    if (FileResult read = below_.read(path, limit, text); !read) return read;
    const std::uint64_t seen = hash_bytes(text);
    const std::lock_guard lock(mutex_);
    seen_[path] = seen;
    return {};
  }

private:
  const FileSystem &below_;
  std::map<std::string, std::string> texts_;
  mutable std::mutex mutex_; // guards seen_ during a run
  mutable std::map<std::string, std::uint64_t> seen_;
};

using Wanted = std::vector<const Diagnostic *>;

std::vector<Edit> edits_of(const Wanted &diagnostics) {
  std::vector<Edit> edits;
  for (const Diagnostic *diagnostic : diagnostics) {
    edits.insert(edits.end(), diagnostic->fix->edits.begin(), diagnostic->fix->edits.end());
  }
  return edits;
}

// Returns whether galley understands less of the new text than of the old one.
bool parses_worse(const std::string &before, const std::string &after) {
  if (after.size() > max_source_size) return true;
  const Source old_source({}, before);
  const Source new_source({}, after);
  const Document was = parse_document(old_source, {});
  const Document is = parse_document(new_source, {});
  const auto closed = [](const Document &document) { return document.fences && document.fences->closed(); };
  // A syntax error that makes the fields unreadable hides all other problems.
  const auto lost = [](const Document &document) {
    return !document.problems.empty() && !(document.fields() && document.fields().is(ValueKind::mapping));
  };
  if (is.unreadable && !was.unreadable) return true;
  if (closed(was) && !closed(is)) return true;
  if (lost(was) != lost(is)) return lost(is);
  return is.problems.size() > was.problems.size();
}

struct Work {
  FixedDocument document; // `after` is the text of the current round
  std::size_t wanted = 0; // the number of fixes in the last round
  // The fewest bytes that ever followed the first fix of a round. Where a defect hides those behind it, each
  // round mends one and comes nearer to the end.
  std::size_t nearest = std::numeric_limits<std::size_t>::max();
  std::size_t rounds = 0;
  std::size_t futile_rounds = 0; // of these, those that left no fewer fixes and came no nearer to the end
  bool left_alone = false;
  std::set<std::string> dropped; // rules whose fixes are wrong in this document
};

class Fixer {
public:
  Fixer(const FileSystem &files, const FixRequest &request, const Finder &find)
      : files_(files), request_(request), find_(find) {
    const CheckScope &scope = request.run.scope;
    if (scope.stdin_document) stdin_path_ = stdin_file(scope, *scope.stdin_document);
  }

  Result<FixResult> fix() {
    if (auto error = run_again()) return *std::move(error);
    // Diagnostics that a baseline leaves out are fixed, too. The baseline applies again to what is left in
    // the end.
    const bool held = result_.left.held > 0;
    if (held) {
      request_.run.left_out.baseline = BaselineUse::ignore;
      if (auto error = run_again()) return *std::move(error);
    }
    while (mend_documents()) {
      if (auto error = run_again()) return *std::move(error);
    }
    if (held) {
      request_.run.left_out.baseline = BaselineUse::apply;
      if (auto error = run_again()) return *std::move(error);
    }
    return finish();
  }

private:
  std::optional<Error> run_again() {
    auto result = find_(files_, request_.run);
    if (!result) return result.error();
    result_.left = *std::move(result);
    return std::nullopt;
  }

  bool is_wanted(const Diagnostic &diagnostic) const {
    if (!diagnostic.fix) return false;
    if (diagnostic.fix->applicability == Applicability::unsafe && !request_.unsafe) return false;
    const auto &rules = request_.rules;
    return rules.empty() || std::find(rules.begin(), rules.end(), diagnostic.rule) != rules.end();
  }

  // Returns the diagnostics that are to be fixed, by the file of their document.
  std::map<std::string, Wanted> find_wanted() {
    std::map<std::string, Wanted> found;
    for (const Found &one : result_.left.found) {
      if (is_wanted(one.diagnostic)) found[result_.left.file_of(one)].push_back(&one.diagnostic);
    }
    for (auto document = found.begin(); document != found.end();) {
      Work &work = work_on(document->first);
      std::erase_if(document->second, [&](const Diagnostic *diagnostic) {
        return work.left_alone || !is_sound(work, *diagnostic);
      });
      document = document->second.empty() ? found.erase(document) : std::next(document);
    }
    return found;
  }

  Work &work_on(const std::string &path) {
    const auto [found, is_new] = works_.try_emplace(path);
    Work &work = found->second;
    if (!is_new) return work;
    FixedDocument &document = work.document;
    document.path = path;
    if (path == stdin_path_) {
      document.before = request_.run.scope.stdin_document->text;
    } else if (!files_.read_again(path, document.before)) {
      work.left_alone = true;
      result_.changed.push_back(path);
    }
    document.after = document.before;
    return work;
  }

  bool is_sound(Work &work, const Diagnostic &diagnostic) {
    if (work.dropped.count(diagnostic.rule) > 0) return false;
    std::vector<Edit> edits = diagnostic.fix->edits;
    if (!edits.empty() && sort_edits(edits, work.document.after.size())) return true;
    drop(work, diagnostic.rule, "is none that can be made");
    return false;
  }

  void drop(Work &work, const std::string &rule, std::string_view why) {
    work.dropped.insert(rule);
    result_.defects.push_back(fmt::format("this is a defect of galley: a fix of {} in {} {}; it is left out",
                                          rule, work.document.path, why));
  }

  static bool makes_progress(Work &work, const Wanted &diagnostics) {
    std::size_t begin = work.document.after.size();
    for (const Edit &edit : edits_of(diagnostics)) begin = std::min<std::size_t>(begin, edit.span.begin);
    const std::size_t behind = work.document.after.size() - begin;
    const bool is_nearer = behind < work.nearest;
    work.nearest = std::min(work.nearest, behind);
    return diagnostics.size() < std::exchange(work.wanted, diagnostics.size()) || is_nearer;
  }

  // Returns false where nothing was left to fix.
  bool mend_documents() {
    const auto wanted = find_wanted();
    for (const auto &[path, diagnostics] : wanted) {
      Work &work = work_on(path);
      if (!makes_progress(work, diagnostics)) ++work.futile_rounds;
      if (work.futile_rounds > max_futile_fix_rounds) {
        give_up(work, diagnostics);
      } else if (++work.rounds > max_fix_rounds) {
        result_.unfinished.push_back(fmt::format("more can be fixed in {}: run galley fix again", path));
        work.left_alone = true;
      } else {
        mend(work, choose_fixes(diagnostics));
      }
    }
    return !wanted.empty();
  }

  void mend(Work &work, Wanted chosen) {
    FixedDocument &document = work.document;
    std::vector<Edit> edits = edits_of(chosen);
    std::string text = *apply_edits(document.after, edits);
    if (parses_worse(document.after, text)) {
      chosen = harmless(work, chosen);
      edits = edits_of(chosen);
      text = *apply_edits(document.after, edits);
    }
    sort_edits(edits, document.after.size());
    document.edits = compose_edits(document.edits, edits);
    document.fixes += chosen.size();
    set_text(document, std::move(text));
  }

  // Leaves out the rules whose fixes make the document parse worse, and drops them.
  Wanted harmless(Work &work, const Wanted &chosen) {
    Wanted kept;
    for (auto begin = chosen.begin(); begin != chosen.end();) {
      const std::string &rule = (*begin)->rule;
      const auto end = std::find_if(begin, chosen.end(),
                                    [&](const Diagnostic *diagnostic) { return diagnostic->rule != rule; });
      Wanted more = kept;
      more.insert(more.end(), begin, end);
      if (parses_worse(work.document.after, *apply_edits(work.document.after, edits_of(more)))) {
        drop(work, rule, "breaks the front matter");
      } else {
        kept = std::move(more);
      }
      begin = end;
    }
    return kept;
  }

  void set_text(FixedDocument &document, std::string text) {
    document.after = std::move(text);
    if (document.path == stdin_path_) {
      request_.run.scope.stdin_document->text = document.after;
    } else {
      files_.set(document.path, document.after);
    }
  }

  void give_up(Work &work, const Wanted &wanted) {
    std::set<std::string> rules;
    for (const Diagnostic *diagnostic : wanted) rules.insert(diagnostic->rule);
    result_.defects.push_back(
        fmt::format("this is a defect of galley: the fixes of {} in {} come to no end in {} rounds; the "
                    "document stays as it was",
                    fmt::join(rules, ", "), work.document.path, max_futile_fix_rounds));
    work.left_alone = true;
    work.document.edits.clear();
    set_text(work.document, work.document.before);
  }

  FixResult finish() {
    for (auto &[path, work] : works_) {
      if (work.document.before != work.document.after) {
        result_.documents.push_back(std::move(work.document));
      }
    }
    return std::move(result_);
  }

  FixedFiles files_;
  FixRequest request_;
  const Finder &find_;
  std::string stdin_path_; // empty where no document is read from standard input
  std::map<std::string, Work> works_;
  FixResult result_;
};

// The bytes that edits have claimed, as spans that don't touch.
class TakenSpans {
public:
  bool meets(Span span) const {
    const auto after = spans_.lower_bound({span.begin, 0});
    return (after != spans_.end() && meet(span, {after->first, after->second})) ||
           (after != spans_.begin() && meet(span, {std::prev(after)->first, std::prev(after)->second}));
  }
  void take(Span span) { spans_.emplace(span.begin, span.end); }

private:
  static bool meet(Span a, Span b) {
    if (a.empty() || b.empty()) return a.begin <= b.end && b.begin <= a.end;
    return a.begin < b.end && b.begin < a.end;
  }

  std::set<std::pair<std::uint32_t, std::uint32_t>> spans_;
};

} // namespace

std::vector<const Diagnostic *> choose_fixes(std::vector<const Diagnostic *> diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic *a, const Diagnostic *b) {
    return std::tie(a->rule, a->where.span.begin) < std::tie(b->rule, b->where.span.begin);
  });
  TakenSpans taken;
  std::erase_if(diagnostics, [&](const Diagnostic *diagnostic) {
    const std::vector<Edit> &edits = diagnostic->fix->edits;
    const bool waits =
        std::any_of(edits.begin(), edits.end(), [&](const Edit &edit) { return taken.meets(edit.span); });
    if (!waits) {
      for (const Edit &edit : edits) taken.take(edit.span);
    }
    return waits;
  });
  return diagnostics;
}

Result<FixResult> fix(const FileSystem &files, const FixRequest &request, const Finder &find) {
  return Fixer(files, request, find).fix();
}

} // namespace galley
