#include "dialect/indentation.h"

#include "dialect/nesting.h"

#include <algorithm>
#include <string_view>

namespace galley {

namespace {

constexpr std::uint32_t body_indent = 4; // columns, as Python-Markdown has it

// Returns whether a line opens an admonition or a tab of MkDocs, which nothing else looks like: `!!! note`,
// `??? note`, `=== "Tab"`.
bool opens_block(std::string_view text) {
  for (const std::string_view opener : {"!!! ", "??? ", "???+ ", "=== \"", "=== '", "===! \"", "===+ \""}) {
    if (text.starts_with(opener)) return true;
  }
  return false;
}

// Returns whether a line begins a footnote or a definition: `[^1]: text`, `: text`.
bool opens_note(std::string_view text) {
  return text.starts_with(": ") || (text.starts_with("[^") && text.find("]:") != std::string_view::npos);
}

class IndentationReader {
public:
  IndentationReader(const Source &source, const MarkdownSyntax &syntax) : source_(source), syntax_(syntax) {}

  IndentedText read(std::uint32_t begin) {
    const std::uint32_t first = source_.lines.line_at(begin);
    result_.text = source_.text.substr(0, begin);
    for (std::uint32_t number = 1; number < first; ++number) {
      const std::uint32_t line = source_.lines.line_start(number);
      result_.lines.push_back({0, line, line});
    }
    for (std::uint32_t number = first; number <= source_.lines.line_count(); ++number) {
      line_begin_ = std::max(begin, source_.lines.line_start(number));
      const std::uint32_t end = source_.line_end(number);
      const std::uint32_t next = number < source_.lines.line_count()
                                     ? source_.lines.line_start(number + 1)
                                     : static_cast<std::uint32_t>(source_.text.size());
      add(source_.slice({line_begin_, end}), source_.slice({end, next}));
      if (number == first) { // which a byte order mark may precede
        result_.lines.back().line_begin = source_.lines.line_start(number);
        result_.lines.back().prefix += begin - source_.lines.line_start(number);
      }
    }
    if (!changed_) result_.lines.clear();
    return std::move(result_);
  }

private:
  struct Container {
    enum Kind : std::uint8_t { quote, item, body } kind;
    std::uint32_t column = 0; // of the content, in the text as written
    std::uint32_t width = 0;  // of an item's marker and the blanks around it, as it is written anew
  };

  void add(std::string_view line, std::string_view line_break);
  std::size_t match_open(LineCursor &cursor, std::string &prefix) const;
  void close_unmatched(std::size_t matched, const LineCursor &cursor);
  void open_new(LineCursor &cursor, std::string &prefix);
  bool is_fenced(const LineCursor &cursor, std::size_t matched);
  // Passes the blanks before the text, unless they may make it code.
  std::uint32_t keep_indent(LineCursor &cursor, std::string &prefix) const {
    const std::uint32_t indent = cursor.indent();
    if (indent < 4) prefix.append(indent, ' ');
    cursor.skip(indent);
    return indent < 4 ? indent : 0;
  }
  bool reads_code(const LineCursor &cursor) const { return !syntax_.mdx && cursor.indent() >= 4; }

  const Source &source_;
  const MarkdownSyntax &syntax_;
  IndentedText result_;
  std::uint32_t line_begin_ = 0;
  bool changed_ = false;
  std::vector<Container> open_;
  std::string fence_; // of open fenced code, else empty
  std::size_t fence_depth_ = 0;
  bool after_text_ = false;
};

std::size_t IndentationReader::match_open(LineCursor &cursor, std::string &prefix) const {
  std::size_t matched = 0;
  for (const Container &container : open_) {
    if (container.kind == Container::quote) {
      LineCursor next = cursor;
      next.skip(next.indent());
      if (next.front() != '>') break;
      next.step();
      next.skip(1);
      cursor = next;
      prefix += "> ";
    } else {
      if (!cursor.blank() && cursor.column + cursor.indent() < container.column) break;
      cursor.skip(container.column > cursor.column ? container.column - cursor.column : 0);
      prefix.append(container.width, ' ');
    }
    ++matched;
  }
  return matched;
}

// A lazy line continues quotes and items, but no body.
void IndentationReader::close_unmatched(std::size_t matched, const LineCursor &cursor) {
  if (matched == open_.size() || cursor.blank()) return;
  LineCursor next = cursor;
  next.skip(next.indent());
  const bool opens = next.front() == '>' || list_marker_size(next) > 0 || fence_size(next) > 0;
  const auto unmatched = open_.begin() + static_cast<std::ptrdiff_t>(matched);
  const bool leaves_body =
      std::any_of(unmatched, open_.end(), [](const Container &one) { return one.kind == Container::body; });
  if (!after_text_ || opens || leaves_body) open_.resize(matched);
}

void IndentationReader::open_new(LineCursor &cursor, std::string &prefix) {
  while (!cursor.blank() && open_.size() <= max_container_depth && !reads_code(cursor)) {
    const std::uint32_t indent = keep_indent(cursor, prefix);
    const std::string_view text = cursor.line.substr(cursor.at);
    if (is_thematic_break(cursor)) return;
    if (cursor.front() == '>') {
      cursor.step();
      cursor.skip(1);
      prefix += "> ";
      open_.push_back({Container::quote});
    } else if (const std::size_t size = list_marker_size(cursor)) {
      for (std::size_t i = 0; i < size; ++i) cursor.step();
      const std::uint32_t gap = cursor.indent();
      const std::uint32_t blanks = gap > 4 || cursor.blank() ? 1 : gap;
      cursor.skip(blanks);
      prefix.append(text.substr(0, size)).append(blanks, ' ');
      const std::uint32_t width = indent + static_cast<std::uint32_t>(size) + blanks;
      open_.push_back({Container::item, cursor.column + (cursor.at_end() && gap == 0 ? 1 : 0), width});
    } else {
      if (opens_block(text) || (syntax_.indented_bodies && opens_note(text)))
        open_.push_back({Container::body, cursor.column + body_indent, 0});
      return;
    }
  }
}

// Returns whether the line is code between fences, or the fence that closes it.
bool IndentationReader::is_fenced(const LineCursor &cursor, std::size_t matched) {
  if (fence_.empty()) return false;
  if (matched < fence_depth_) {
    fence_.clear();
    return false;
  }
  LineCursor next = cursor;
  next.skip(syntax_.mdx ? next.indent() : std::min(next.indent(), 3U));
  const std::size_t size = fence_size(next);
  const bool closes = size >= fence_.size() && next.front() == fence_.front() &&
                      next.line.find_first_not_of(" \t", next.at + size) == std::string_view::npos;
  if (closes) fence_.clear();
  return true;
}

void IndentationReader::add(std::string_view line, std::string_view line_break) {
  LineCursor cursor{line};
  std::string prefix;
  const std::size_t matched = match_open(cursor, prefix);
  if (is_fenced(cursor, matched)) {
    if (fence_.empty()) keep_indent(cursor, prefix);
    after_text_ = false;
  } else if (!cursor.blank()) {
    close_unmatched(matched, cursor);
    open_new(cursor, prefix);
    after_text_ = !cursor.blank();
    if (const std::size_t size = fence_size(cursor)) {
      fence_.assign(size, cursor.front());
      fence_depth_ = open_.size();
      after_text_ = false;
    }
  } else {
    after_text_ = false;
    prefix.clear();
    cursor.at = 0;
  }
  // The blanks and markers remain as they are written where they come to the same.
  const std::string_view written = line.substr(0, cursor.at);
  NewLine made{static_cast<std::uint32_t>(prefix.size()), line_begin_ + static_cast<std::uint32_t>(cursor.at),
               line_begin_};
  changed_ = changed_ || written != prefix;
  result_.text.append(prefix).append(line.substr(cursor.at)).append(line_break);
  result_.lines.push_back(made);
}

} // namespace

bool may_hold_bodies(std::string_view text) {
  const auto holds = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
  return holds("!!! ") || holds("??? ") || holds("???+ ") || holds("=== \"") || holds("=== '");
}

IndentedText take_out_indentation(const Source &source, std::uint32_t begin, const MarkdownSyntax &syntax) {
  return IndentationReader(source, syntax).read(begin);
}

} // namespace galley
