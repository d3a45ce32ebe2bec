#include "actions/suppression_comments.h"

#include "base/edit.h"
#include "dialect/nesting.h"
#include "markdown/markdown.h"
#include "parse/document.h"
#include "text/ascii.h"
#include "text/line_break.h"
#include "text/unicode.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

namespace galley {

namespace {

// A comment that is to be written. The ids of several diagnostics may go into one comment.
struct Place {
  std::uint32_t offset = 0; // where the comment is inserted, in bytes
  std::uint32_t line = 0;   // the line that it applies to; 0 for the whole document
  SuppressionReach reach = SuppressionReach::file;
  bool in_body = false;
  bool own_line = false;

  auto key() const { return std::tie(offset, line, reach, in_body, own_line); }
  bool operator<(const Place &other) const { return key() < other.key(); }
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

// What a reader sees of a Body: its blocks and inlines with their texts and targets, whatever blanks there
// are. Comments of galley are left out.
std::string seen_in(const Body &body) {
  std::string seen;
  std::vector<std::size_t> ends;
  const auto add_text = [&](std::string_view text) {
    for (const char c : text) {
      const bool blank = is_ascii_space(c);
      if (!blank || (!seen.empty() && seen.back() != ' ')) seen += blank ? ' ' : c;
    }
  };
  const auto close = [&](std::size_t before) {
    for (; !ends.empty() && ends.back() <= before; ends.pop_back()) {
      if (seen.ends_with(' ')) seen.pop_back();
      seen += '\2';
    }
  };
  for (std::size_t i = 0; i < body.nodes.size(); ++i) {
    const BodyNode &node = body.nodes[i];
    close(i);
    const bool html = node.kind == BodyKind::html_block || node.kind == BodyKind::html_inline;
    if (html && trim(node.text).starts_with("<!-- galley-")) continue;
    if (node.kind == BodyKind::soft_break) {
      add_text(" ");
      continue;
    }
    if (node.kind == BodyKind::line_break && seen.ends_with(' ')) seen.pop_back();
    if (node.kind != BodyKind::text) {
      seen += '\1';
      seen += static_cast<char>('A' + static_cast<int>(node.kind));
      seen += static_cast<char>('0' + node.level);
      ends.push_back(i + node.skip);
    }
    add_text(node.text);
  }
  close(body.nodes.size());
  return seen;
}

// The comments that one diagnostic can have, the best first, and those of the same rule and place with it.
struct Wanted {
  std::vector<Place> places;
  std::set<std::string> ids;
  std::size_t choice = 0;
};

// A document may need very many comments, so what each of them asks for is found out once.
class Writer {
public:
  Writer(const std::string &text, const MarkdownSyntax &syntax)
      : syntax_(syntax), source_({}, text), document_(parse(source_)), line_break_(line_break_of(text)) {
    find_scalars();
    find_blocks();
    find_code();
    find_last_ids();
    if (document_.body) seen_ = seen_in(*document_.body);
  }

  std::optional<std::string> write(const std::vector<const Diagnostic *> &diagnostics) {
    if (document_.unreadable) return std::nullopt;
    std::map<std::vector<Place>, std::set<std::string>> by_places;
    for (const Diagnostic *diagnostic : diagnostics)
      by_places[choose(diagnostic->where)].insert(diagnostic->rule);
    std::vector<Wanted> wanted;
    wanted.reserve(by_places.size());
    for (auto &[places, ids] : by_places) wanted.push_back({places, std::move(ids)});
    settle(wanted);
    return text_with(wanted);
  }

private:
  Document parse(const Source &source) const {
    Needs needs;
    needs.body = BodyNeed::all;
    needs.syntax = syntax_;
    return parse_document(source, needs);
  }

  // Goes on to other places where comments change what a reader sees.
  void settle(std::span<Wanted> wanted) const {
    if (wanted.empty() || changes_nothing(wanted)) return;
    if (wanted.size() > 1) {
      settle(wanted.first(wanted.size() / 2));
      settle(wanted.last(wanted.size() - wanted.size() / 2));
      return;
    }
    Wanted &one = wanted.front();
    while (one.choice + 1 < one.places.size()) {
      ++one.choice;
      if (changes_nothing(wanted)) return;
    }
  }

  bool changes_nothing(std::span<const Wanted> wanted) const {
    if (!document_.body) return true;
    const auto text = text_with(wanted);
    if (!text) return false;
    const Source source({}, *text);
    const Document document = parse(source);
    return document.body && seen_in(*document.body) == seen_;
  }

  std::optional<std::string> text_with(std::span<const Wanted> wanted) const {
    std::map<Place, std::set<std::string>> places;
    for (const Wanted &one : wanted) places[one.places[one.choice]].insert(one.ids.begin(), one.ids.end());
    std::vector<Edit> edits;
    edits.reserve(places.size());
    for (const auto &[place, ids] : places) edits.push_back(insert(place, ids));
    return apply_edits(source_.text, std::move(edits));
  }

  std::vector<Place> choose(const Location &where) {
    const std::uint32_t offset = where.span.begin;
    if (document_.fences && offset < document_.body_begin()) return {choose_in_front_matter(offset)};
    return choose_in_body(offset);
  }

  // A comment for the whole file goes below the opening fence or, where there is no front matter that may
  // hold it, to the body's beginning.
  Place of_file() const {
    if (!document_.fences || !document_.fences->may_hold_comments())
      return {document_.body_begin(), whole_file, SuppressionReach::file, true, true};
    return {document_.fences->content.begin, whole_file, SuppressionReach::file, false, true};
  }

  Place choose_in_front_matter(std::uint32_t offset) const {
    const FrontMatter &fences = *document_.fences;
    if (!fences.may_hold_comments() || !fences.closed()) return of_file();
    if (offset < fences.content.begin || offset >= fences.content.end) return of_file();
    if (!document_.problems.empty() || !document_.fields()) return of_file();
    const std::uint32_t line = source_.lines.line_at(offset);
    const std::uint32_t end = source_.line_end(line);
    if (!scalars_.around(end).empty()) return of_file();
    return {end, line, SuppressionReach::line, false, false};
  }

  std::vector<Place> choose_in_body(std::uint32_t offset) const {
    const std::uint32_t line = source_.lines.line_at(offset);
    const std::uint32_t line_begin = source_.lines.line_start(line);
    const std::uint32_t first_line = source_.lines.line_at(document_.body_begin());
    const Place above{line_begin, line, SuppressionReach::next_line, true, true};
    // A diagnostic of the whole document is reported in line 1. A comment above that line would move the
    // line, but not the diagnostic.
    const bool has_above = line > 1;
    std::vector<Place> places;
    if (code_lines_.contains(line)) return {of_file()};
    const Span literal = literals_.around(offset);
    if (!literal.empty()) {
      const bool is_html = source_.text[literal.begin] == '<';
      if (has_above && is_html && source_.lines.line_at(literal.begin) == line) places.push_back(above);
      places.push_back(of_file());
      return places;
    }
    const Span block = blocks_.around(offset);
    const bool opens_block = !block.empty() && block.begin == line_begin;
    const bool is_heading = opens_block && source_.text[line_begin] == '#';
    const bool after_blank = line_begin == document_.body_begin() || is_blank(source_.line(line - 1));
    // What MDX has in a heading may become a part of its id.
    if (has_above && opens_block && (after_blank || (syntax_.mdx && is_heading))) places.push_back(above);
    places.push_back(at_end_of(line, line, !rows_.around(offset).empty()));
    if (has_above) places.push_back(above);
    if (line > first_line && !is_blank(source_.line(line - 1)))
      places.push_back(at_end_of(line - 1, line, false));
    places.push_back(of_file());
    return places;
  }

  // White space at a line's end may make a line break, and a pipe closes a table's row, so a comment goes
  // before them.
  Place at_end_of(std::uint32_t number, std::uint32_t line, bool in_row) const {
    const std::uint32_t line_begin = source_.lines.line_start(number);
    std::uint32_t end = source_.line_end(number);
    const auto step_back = [&](std::string_view over) {
      while (end > line_begin && over.find(source_.text[end - 1]) != std::string_view::npos) --end;
    };
    step_back(" \t\\");
    if (in_row) step_back("| \t");
    return {end, line, number == line ? SuppressionReach::line : SuppressionReach::next_line, true, false};
  }

  // Adds the ids to a comment that applies to the same lines, or writes a new comment.
  Edit insert(const Place &place, const std::set<std::string> &ids) const {
    const std::string list = fmt::format("{}", fmt::join(ids, " "));
    if (const Suppression *last = find_last_id(place)) {
      return {{last->where.span.end, last->where.span.end}, " " + list};
    }
    const std::string_view word = word_of(place.reach);
    std::string comment = !place.in_body ? fmt::format("# {} {}", word, list)
                          : syntax_.mdx  ? fmt::format("{{/* {} {} */}}", word, list)
                                         : fmt::format("<!-- {} {} -->", word, list);
    if (!place.own_line) {
      comment.insert(0, place.in_body ? " " : "  ");
    } else {
      if (place.in_body && place.line != whole_file) comment.insert(0, markers_of(place.line));
      comment += line_break_;
      if (place.reach == SuppressionReach::file && place.in_body) comment += line_break_;
    }
    return {{place.offset, place.offset}, std::move(comment)};
  }

  // Returns the blanks and the markers of quotes that a line begins with.
  std::string_view markers_of(std::uint32_t line) const {
    const std::string_view text = source_.line(line);
    return text.substr(0, std::min(text.find_first_not_of(" \t>"), text.size()));
  }

  // Returns the last id of the first comment that applies to the lines of `place`, or null where there is no
  // such comment.
  const Suppression *find_last_id(const Place &place) const {
    const auto found = last_ids_.find(place.line);
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

  // Finds the lines that are code for who reads plain CommonMark, whatever the site's generator makes of
  // them.
  void find_code() {
    if (!document_.body || syntax_.mdx) return;
    NestingScanner nesting;
    const std::uint32_t first = source_.lines.line_at(document_.body_begin());
    for (std::uint32_t line = first; line <= source_.lines.line_count(); ++line) {
      if (nesting.add(source_.line(line)) == LineKind::indented_code) code_lines_.insert(line);
    }
  }

  static constexpr std::uint32_t whole_file = 0; // no line has this number

  MarkdownSyntax syntax_;
  Source source_;
  Document document_;
  std::string_view line_break_;
  std::string seen_;               // what a reader sees of the body
  Spans scalars_;                  // of the front matter, with its keys
  Spans literals_, rows_, blocks_; // of the body
  std::set<std::uint32_t> code_lines_;
  std::map<std::uint32_t, const Suppression *> last_ids_; // by the line of their comments, or whole_file
};

} // namespace

std::optional<std::string> add_suppressions(const std::string &text,
                                            const std::vector<const Diagnostic *> &diagnostics,
                                            const MarkdownSyntax &syntax) {
  return Writer(text, syntax).write(diagnostics);
}

} // namespace galley
