#include "markdown/markdown_content.h"

#include "text/line_break.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::string_view blanks = " \t\v\f\r\n";
constexpr std::string_view replacement = "\uFFFD"; // the parser's replacement of a NUL

std::uint32_t size_of(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

// The number of bytes that a character has in the parser's text and in the source. Both are 1 except where
// the parser received a character in another form than the source has.
struct CharacterSizes {
  std::uint32_t text = 1, source = 1;

  bool same() const { return text == 1 && source == 1; }
};

CharacterSizes sizes_at_end(std::string_view line, std::string_view text, bool pipes) {
  if (line.ends_with('\0') && text.ends_with(replacement)) return {size_of(replacement), 1};
  if (pipes && line.ends_with("\\|") && text.ends_with('|')) return {1, 2};
  return {};
}

CharacterSizes sizes_at_begin(std::string_view line, std::string_view text, bool pipes) {
  if (line.starts_with('\0') && text.starts_with(replacement)) return {size_of(replacement), 1};
  if (pipes && line.starts_with("\\|") && text.starts_with('|')) return {1, 2};
  return {};
}

// Returns the byte of `line` where an ending begins that reads as `text`. Returns nothing where the line ends
// otherwise.
std::optional<std::uint32_t> match_end(std::string_view line, std::string_view text, bool pipes) {
  line = trim_end(line);
  text = trim_end(text);
  if ((!pipes || text.find('|') == std::string_view::npos) && line.ends_with(text))
    return size_of(line) - size_of(text);
  while (!text.empty()) {
    const CharacterSizes sizes = sizes_at_end(line, text, pipes);
    if (line.empty() || (sizes.same() && line.back() != text.back())) return std::nullopt;
    line.remove_suffix(sizes.source);
    text.remove_suffix(sizes.text);
  }
  return size_of(line);
}

bool matches_begin(std::string_view line, std::string_view text) {
  while (!text.empty()) {
    const CharacterSizes sizes = sizes_at_begin(line, text, false);
    if (line.empty() || (sizes.same() && line.front() != text.front())) return false;
    line.remove_prefix(sizes.source);
    text.remove_prefix(sizes.text);
  }
  return true;
}

// Returns whether the bytes before the text of a continuation line can be markers of quotes and lists.
bool is_prefix(std::string_view text) {
  return text.find_first_not_of(" \t>") == std::string_view::npos;
}

// Returns the length of the line that begins at `at`, including its line break.
std::uint32_t line_size(std::string_view text, std::uint32_t at) {
  return find_line_break(text, at).end - at;
}

std::uint32_t count_lines(std::string_view text) {
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < text.size(); at += line_size(text, at)) ++count;
  return count;
}

std::optional<InlineText> place_lines(const Source &source, std::string_view text, std::uint32_t line,
                                      bool pipes) {
  InlineText result(text);
  for (std::uint32_t at = 0; at < text.size(); ++line) {
    if (line > source.lines.line_count()) return std::nullopt;
    const std::uint32_t size = line_size(text, at);
    std::string_view line_text = text.substr(at, size);
    // A tab that is wider than the indentation of an item leaves spaces in the parser's text. They have no
    // meaning.
    const auto lead =
        static_cast<std::uint32_t>(std::min(line_text.find_first_not_of(" \t"), line_text.size()));
    line_text.remove_prefix(lead);
    const std::string_view written = source.line(line);
    const auto begin = match_end(written, line_text, pipes);
    if (!begin || (at > 0 && !is_prefix(written.substr(0, *begin)))) return std::nullopt;
    result.add_piece(at + lead, size - lead, source.lines.line_start(line) + *begin, written.substr(*begin),
                     pipes);
    at += size;
  }
  return result;
}

bool is_atx(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 &&
         (marks == line.size() || blanks.find(line[marks]) != std::string_view::npos);
}

} // namespace

void InlineText::add_piece(std::uint32_t at, std::uint32_t size, std::uint32_t begin,
                           std::string_view written, bool pipes) {
  if (!placed_) {
    placed_ = true;
    only_ = {at, begin, 0};
  } else {
    if (pieces_.empty()) pieces_.push_back(only_);
    pieces_.push_back({at, begin, 0});
  }
  if ((!pipes || written.find('\\') == std::string_view::npos) &&
      written.find('\0') == std::string_view::npos)
    return;
  if (pieces_.empty()) pieces_.push_back(only_);
  std::uint32_t source = 0;
  for (std::uint32_t i = at; i < at + size && source < written.size();) {
    const CharacterSizes sizes = sizes_at_begin(written.substr(source), text_.substr(i), pipes);
    if (!sizes.same()) {
      if (pieces_.back().at == i) pieces_.pop_back();
      pieces_.push_back({i, begin + source, sizes.source});
      pieces_.push_back({i + sizes.text, begin + source + sizes.source, 0});
    }
    i += sizes.text;
    source += sizes.source;
  }
}

const InlineText::Piece &InlineText::piece_at(std::uint32_t at) const {
  if (pieces_.empty()) return only_;
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), at,
                       [](std::uint32_t value, const Piece &piece) { return value < piece.at; });
  return after == pieces_.begin() ? *after : *(after - 1);
}

std::uint32_t InlineText::begin_of(std::uint32_t at) const {
  const Piece &piece = piece_at(at);
  return piece.source + (piece.size > 0 ? 0 : at - piece.at);
}

std::uint32_t InlineText::end_of(std::uint32_t at) const {
  if (at == 0) return begin_of(0);
  const Piece &piece = piece_at(at - 1);
  return piece.source + (piece.size > 0 ? piece.size : at - piece.at);
}

Span InlineText::span(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t from = begin_of(begin);
  return {from, begin == end ? from : end_of(end)};
}

std::optional<InlineText> place_paragraph(const Source &source, std::string_view text, std::uint32_t begin,
                                          LineRange lines, bool pipes) {
  text = trim_end(text);
  const std::uint32_t end = source.line_end(std::min(lines.last, source.lines.line_count()));
  if (!pipes && begin < end && trim_end(source.slice({begin, end})) == text) { // nearly always
    InlineText result(text);
    result.add_piece(0, size_of(text), begin, {}, false);
    return result;
  }
  const std::uint32_t count = count_lines(text);
  if (lines.last + 1 >= lines.first + count) {
    // Definitions of link references may precede the text, so its last line is known better than its first.
    auto placed = place_lines(source, text, lines.last + 1 - count, pipes);
    if (placed) return placed;
  }
  for (std::uint32_t line = lines.first; line <= lines.last; ++line) {
    auto placed = place_lines(source, text, line, pipes);
    if (placed) return placed;
  }
  return std::nullopt;
}

std::optional<InlineText> place_heading(const Source &source, std::string_view text, std::uint32_t begin,
                                        std::uint32_t last_line) {
  text = trim_end(text);
  const std::uint32_t first_line = source.lines.line_at(begin);
  const std::string_view line = source.line(first_line);
  const std::string_view heading = line.substr(begin - source.lines.line_start(first_line));
  if (is_atx(heading)) {
    // Otherwise the heading is an underlined one whose text begins with `#` after the box of a task.
    const std::size_t at = heading.find_first_not_of(blanks, heading.find_first_not_of('#'));
    if (at != std::string_view::npos && matches_begin(heading.substr(at), text)) {
      InlineText result(text);
      result.add_piece(0, size_of(text), begin + static_cast<std::uint32_t>(at), heading.substr(at), false);
      return result;
    }
  }
  for (std::uint32_t first = first_line; first <= last_line; ++first) {
    auto placed = place_lines(source, text, first, false);
    if (placed) return placed;
  }
  return std::nullopt;
}

std::vector<Span> split_row(const Source &source, std::uint32_t begin) {
  const std::uint32_t number = source.lines.line_at(begin);
  const std::uint32_t line_begin = source.lines.line_start(number);
  const std::string_view line = source.line(number);
  std::vector<Span> cells;
  std::uint32_t at = begin - line_begin;
  if (at < line.size() && line[at] == '|') ++at;
  while (at <= line.size()) {
    std::uint32_t end = at;
    while (end < line.size() && (line[end] != '|' || (end > at && line[end - 1] == '\\'))) ++end;
    std::string_view cell = trim_end(line.substr(at, end - at));
    const std::size_t lead = std::min(cell.find_first_not_of(blanks), cell.size());
    const bool ends_row = end >= line.size();
    if (!ends_row || lead < cell.size()) {
      cells.push_back({line_begin + at + static_cast<std::uint32_t>(lead), line_begin + at + size_of(cell)});
    }
    at = end + 1;
  }
  return cells;
}

bool is_delimiter_row(std::string_view line) {
  return line.find_first_not_of(" \t>|:-") == std::string_view::npos &&
         line.find('-') != std::string_view::npos;
}

std::optional<InlineText> place_cell(const Source &source, std::string_view text, Span cell) {
  text = trim_end(text);
  const std::string_view written = source.slice(cell);
  const bool pipes = written != text || text.find('|') != std::string_view::npos; // rare
  if (pipes && match_end(written, text, true) != 0U) return std::nullopt;
  InlineText result(text);
  result.add_piece(0, size_of(text), cell.begin, written, pipes);
  return result;
}

std::uint32_t skip_quote_markers(const Source &source, std::uint32_t line, std::uint32_t quotes) {
  const std::string_view text = source.line(line);
  std::uint32_t at = 0;
  while (at < text.size()) {
    if (text[at] == '>' && quotes > 0) {
      --quotes;
    } else if (text[at] != ' ' && text[at] != '\t') {
      break;
    }
    ++at;
  }
  return source.lines.line_start(line) + at;
}

} // namespace galley
