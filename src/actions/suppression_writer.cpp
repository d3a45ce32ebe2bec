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

// Spans of a document, none of which lies within another.
class Spans {
public:
  void add(Span span) {
    if (!span.empty()) spans_.push_back(span);
  }
  void sort() {
    std::ranges::sort(spans_, [](Span a, Span b) { return a.begin < b.begin; });
  }
  // Returns the span that holds the byte at `offset`, or an empty one.
  Span around(std::uint32_t offset) const {
    const auto after = std::ranges::upper_bound(spans_, offset, {}, &Span::begin);
    if (after == spans_.begin() || offset >= std::prev(after)->end) return {};
    return *std::prev(after);
  }

private:
  std::vector<Span> spans_;
};

// A document may need very many comments, so what each of them asks for is found out once.
class Writer {
public:
  explicit Writer(const std::string &text)
      : source_({}, text), document_(parse_document(source_, with_body())), line_break_(line_break_of(text)) {
    find_scalars();
    find_blocks();
    find_last_ids();
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

  Place choose(const Location &where) {
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
    return scalars_.around(end).empty() ? Place{end, SuppressionReach::line, false} : of_file();
  }

  Place choose_in_body(std::uint32_t offset) {
    const std::uint32_t line = source_.lines.line_at(offset);
    const std::uint32_t line_begin = source_.lines.line_start(line);
    if (!literals_.around(offset).empty()) return of_file();
    const Span block = blocks_.around(offset);
    const bool opens_block = !block.empty() && block.begin == line_begin;
    const bool in_row = !rows_.around(offset).empty();
    const auto [known, is_new] = places_.try_emplace({line, opens_block, in_row});
    if (is_new) known->second = choose_in_line(line, opens_block, in_row);
    return known->second;
  }

  Place choose_in_line(std::uint32_t line, bool opens_block, bool in_row) const {
    const std::uint32_t line_begin = source_.lines.line_start(line);
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

  // Returns the last id of the first comment that applies to the lines of `place`, or null where there is no
  // such comment.
  const Suppression *find_last_id(const Place &place) const {
    const bool of_file = place.reach == SuppressionReach::file;
    const auto found = last_ids_.find(of_file ? whole_file : source_.lines.line_at(place.offset));
    return found == last_ids_.end() ? nullptr : found->second;
  }

  void find_last_ids() {
    for (const Suppression &suppression : document_.suppressions) {
      const bool of_file = suppression.reach == SuppressionReach::file;
      const bool of_line =
          (suppression.reach == SuppressionReach::line || suppression.reach == SuppressionReach::next_line) &&
          suppression.first_line == suppression.last_line;
      if ((!of_file && !of_line) || suppression.rule.empty()) continue;
      const auto [last, is_new] =
          last_ids_.try_emplace(of_file ? whole_file : suppression.first_line, &suppression);
      if (!is_new && last->second->comment == suppression.comment) last->second = &suppression;
    }
  }

  // Finds the keys and the values of the front matter, within which no comment may stand.
  void find_scalars() {
    if (!document_.fields()) return;
    const ValueNode *const begin = document_.fields().node();
    for (const ValueNode *node = begin; node != begin + begin->skip; ++node) {
      const bool collection = node->kind == ValueKind::sequence || node->kind == ValueKind::mapping;
      if (!collection) scalars_.add(node->span);
      scalars_.add(node->key_span);
    }
    scalars_.sort();
  }

  void find_blocks() {
    if (!document_.body) return;
    for (const BodyNode &node : document_.body->nodes) {
      if (node.kind == BodyKind::code_block || node.kind == BodyKind::html_block) literals_.add(node.span);
      if (node.kind == BodyKind::table_row) rows_.add(node.span);
      const bool text = node.kind == BodyKind::paragraph || node.kind == BodyKind::heading;
      if (text && node.parent == 0) blocks_.add(node.span);
    }
    for (Spans *spans : {&literals_, &rows_, &blocks_}) spans->sort();
  }

  static constexpr std::uint32_t whole_file = 0; // no line has this number

  Source source_;
  Document document_;
  std::string_view line_break_;
  Spans scalars_;                                         // of the front matter, with its keys
  Spans literals_, rows_, blocks_;                        // of the body
  std::map<std::uint32_t, const Suppression *> last_ids_; // by the line of their comments, or whole_file
  std::map<std::tuple<std::uint32_t, bool, bool>, Place> places_; // as choose_in_line() gave them
};

// How many diagnostics each rule has in each file.
using Counts = std::map<std::string, std::map<std::string, std::size_t>>;

Counts count(const RunResult &result) {
  Counts counts;
  for (const Found &one : result.found) ++counts[result.file_of(one)][one.diagnostic.rule];
  return counts;
}

// Returns the files that are no documents, by site. They have no comments that galley reads.
std::vector<std::set<std::string_view>> find_data_files(const RunResult &result) {
  std::vector<std::set<std::string_view>> data;
  for (const auto &site : result.sites) data.emplace_back(site.data_files.begin(), site.data_files.end());
  return data;
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
  const auto data_files = find_data_files(*found);
  for (const Found &one : found->found) {
    const std::string &rule = one.diagnostic.rule;
    if (std::find(ids.begin(), ids.end(), rule) == ids.end()) continue;
    const std::string file = found->file_of(one);
    wanted[file].push_back(&one.diagnostic);
    expected[file].erase(rule);
    if (!data_files[one.site].contains(one.diagnostic.where.path)) documents.insert(file);
  }

  SuppressResult result;
  result.notices = found->notices;
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
