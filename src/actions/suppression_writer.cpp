#include "actions/suppression_writer.h"

#include "base/edit.h"
#include "parse/document.h"
#include "text/line_break.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace galley {

namespace {

// A comment that is to be written. The ids of several diagnostics may go into one comment.
struct Place {
  std::uint32_t offset = 0; // where the comment is inserted, in bytes
  SuppressionReach reach = SuppressionReach::file;
  bool html = false;

  bool operator<(const Place &other) const {
    return std::tie(offset, reach, html) < std::tie(other.offset, other.reach, other.html);
  }
};

std::string_view word_of(SuppressionReach reach) {
  switch (reach) {
  case SuppressionReach::line:
    return "galley-disable-line";
  case SuppressionReach::next_line:
    return "galley-disable-next-line";
  default:
    return "galley-disable-file";
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class Writer {
public:
  explicit Writer(const std::string &text)
      : source_({}, text), document_(parse_document(source_, with_body())), line_break_(line_break_of(text)) {
  }

  std::optional<std::string> write(const std::vector<const Diagnostic *> &diagnostics) {
    if (document_.unreadable) return std::nullopt;
    std::map<Place, std::set<std::string>> places;
    for (const Diagnostic *diagnostic : diagnostics) {
      places[choose(diagnostic->where)].insert(diagnostic->rule);
    }
    std::vector<Edit> edits;
    for (const auto &[place, ids] : places) edits.push_back(insert(place, ids));
    return apply_edits(source_.text, std::move(edits));
  }

private:
  static Needs with_body() {
    Needs needs;
    needs.body = BodyNeed::all;
    return needs;
  }

  Place choose(const Location &where) const {
    const std::uint32_t offset = where.span.begin;
    if (document_.fences && offset < document_.body_begin()) return choose_in_front_matter(offset);
    return choose_in_body(offset);
  }

  // A comment for the whole file goes below the opening fence or, where there is no front matter that galley
  // reads, to the body's beginning.
  Place of_file() const {
    if (!document_.fences || !document_.fences->readable())
      return {document_.body_begin(), SuppressionReach::file, true};
    return {document_.fences->content.begin, SuppressionReach::file, false};
  }

  Place choose_in_front_matter(std::uint32_t offset) const {
    const FrontMatter &fences = *document_.fences;
    if (!fences.closed() || offset < fences.content.begin || offset >= fences.content.end) return of_file();
    if (!document_.problems.empty() || !document_.fields()) return of_file();
    const std::uint32_t end = source_.line_end(source_.lines.line_at(offset));
    const ValueNode *const begin = document_.fields().node();
    const bool within = std::any_of(begin, begin + begin->skip, [&](const ValueNode &node) {
      const bool collection = node.kind == ValueKind::sequence || node.kind == ValueKind::mapping;
      return (!collection && node.span.begin <= end && end < node.span.end) ||
             (node.key_span.begin <= end && end < node.key_span.end);
    });
    return within ? of_file() : Place{end, SuppressionReach::line, false};
  }

  Place choose_in_body(std::uint32_t offset) const {
    const std::uint32_t line = source_.lines.line_at(offset);
    const std::uint32_t line_begin = source_.lines.line_start(line);
    bool opens_block = false;
    bool in_row = false;
    for (const BodyNode &node : document_.body->nodes) {
      if (offset < node.span.begin || offset >= node.span.end) continue;
      if (node.kind == BodyKind::code_block || node.kind == BodyKind::html_block) return of_file();
      in_row = in_row || node.kind == BodyKind::table_row;
      const bool text = node.kind == BodyKind::paragraph || node.kind == BodyKind::heading;
      opens_block = opens_block || (text && node.parent == 0 && node.span.begin == line_begin);
    }
    // A diagnostic of the whole document is reported in line 1. A comment above that line would move the
    // line, but not the diagnostic.
    if (line > 1 && opens_block &&
        (line_begin == document_.body_begin() || is_blank(source_.line(line - 1)))) {
      return {line_begin, SuppressionReach::next_line, true};
    }
    // White space at a line's end may make a line break, and a pipe closes a table's row, so the comment goes
    // before them.
    std::uint32_t end = source_.line_end(line);
    const auto step_back = [&](std::string_view over) {
      while (end > line_begin && over.find(source_.text[end - 1]) != std::string_view::npos) --end;
    };
    step_back(" \t\\");
    if (in_row) step_back("| \t");
    return {end, SuppressionReach::line, true};
  }

  // Adds the ids to a comment that applies to the same lines, or writes a new comment.
  Edit insert(const Place &place, const std::set<std::string> &ids) const {
    const std::string list = fmt::format("{}", fmt::join(ids, " "));
    if (const Suppression *last = find_last_id(place)) {
      return {{last->where.span.end, last->where.span.end}, " " + list};
    }
    const std::string_view word = word_of(place.reach);
    std::string comment =
        place.html ? fmt::format("<!-- {} {} -->", word, list) : fmt::format("# {} {}", word, list);
    if (place.reach == SuppressionReach::line) {
      comment.insert(0, place.html ? " " : "  ");
    } else {
      comment += line_break_;
      if (place.reach == SuppressionReach::file && place.html) comment += line_break_;
    }
    return {{place.offset, place.offset}, std::move(comment)};
  }

  // Finds the first comment that applies to the lines of `place`, and returns the last id in it. Returns null
  // where there is no such comment.
  const Suppression *find_last_id(const Place &place) const {
    const std::uint32_t line = source_.lines.line_at(place.offset);
    const Suppression *last = nullptr;
    for (const Suppression &suppression : document_.suppressions) {
      const bool of_file = suppression.reach == SuppressionReach::file;
      const bool of_line =
          suppression.reach == SuppressionReach::line || suppression.reach == SuppressionReach::next_line;
      const bool same = place.reach == SuppressionReach::file
                            ? of_file
                            : of_line && suppression.first_line == line && suppression.last_line == line;
      if (!same || suppression.rule.empty()) continue;
      if (last != nullptr && last->comment != suppression.comment) break;
      last = &suppression;
    }
    return last;
  }

  Source source_;
  Document document_;
  std::string_view line_break_;
};

// How many diagnostics each rule has in each file.
using Counts = std::map<std::string, std::map<std::string, std::size_t>>;

Counts count(const RunResult &result) {
  Counts counts;
  for (const Found &one : result.found) ++counts[result.file_of(one)][one.diagnostic.rule];
  return counts;
}

// Returns whether the file is a document. Other files have no comments that galley reads.
bool is_document(const RunResult &result, const Found &one) {
  const std::vector<std::string> &data = result.sites[one.site].data_files;
  return std::find(data.begin(), data.end(), one.diagnostic.where.path) == data.end();
}

} // namespace

std::optional<std::string> add_suppressions(const std::string &text,
                                            const std::vector<const Diagnostic *> &diagnostics) {
  return Writer(text).write(diagnostics);
}

Result<SuppressResult> suppress_rules(const FileSystem &files, const CheckScope &scope,
                                      const std::vector<std::string> &ids) {
  RunRequest request;
  request.scope = scope;
  const auto found = run(files, request);
  if (!found) return found.error();
  std::map<std::string, std::vector<const Diagnostic *>> wanted;
  std::set<std::string> documents; // the documents among the files in `wanted`
  Counts expected = count(*found);
  for (const Found &one : found->found) {
    const std::string &rule = one.diagnostic.rule;
    if (std::find(ids.begin(), ids.end(), rule) == ids.end()) continue;
    const std::string file = found->file_of(one);
    wanted[file].push_back(&one.diagnostic);
    expected[file].erase(rule);
    if (is_document(*found, one)) documents.insert(file);
  }

  SuppressResult result;
  MemoryFileSystem changed(&files);
  for (const auto &[path, diagnostics] : wanted) {
    SuppressedDocument document{path, {}, {}, diagnostics.size()};
    const FileResult read = files.read(path, max_source_size, document.before);
    auto after =
        read && documents.contains(path) ? add_suppressions(document.before, diagnostics) : std::nullopt;
    if (!after) {
      result.left_alone.push_back(path);
      continue;
    }
    document.after = *std::move(after);
    changed.add(path, document.after);
    result.documents.push_back(std::move(document));
  }
  const auto again = run(changed, request);
  if (!again) return again.error();
  Counts remaining = count(*again);
  std::erase_if(result.documents, [&](const SuppressedDocument &document) {
    if (remaining[document.path] == expected[document.path]) return false;
    result.left_alone.push_back(document.path);
    return true;
  });
  std::sort(result.left_alone.begin(), result.left_alone.end());
  return result;
}

} // namespace galley
