#include "dialect/nesting.h"

#include "text/ascii.h"

#include <algorithm>

namespace galley {

std::size_t NestingScanner::match_open(LineCursor &cursor) const {
  std::size_t matched = 0;
  for (const Container &container : open_) {
    if (container.quote) {
      LineCursor next = cursor;
      next.skip(std::min(next.indent(), 3U));
      if (next.front() != '>') break;
      next.step();
      next.skip(1);
      cursor = next;
    } else {
      const bool deep_enough = cursor.column + cursor.indent() >= container.column;
      if (!deep_enough && !cursor.blank()) break;
      cursor.skip(container.column > cursor.column ? container.column - cursor.column : 0);
    }
    ++matched;
  }
  return matched;
}

std::size_t list_marker_size(const LineCursor &cursor) {
  const std::string_view text = cursor.line.substr(cursor.at);
  std::size_t size = 0;
  if (text.starts_with('-') || text.starts_with('+') || text.starts_with('*')) {
    size = 1;
  } else {
    while (size < text.size() && size < 9 && is_ascii_digit(text[size])) ++size;
    if (size == 0 || size == text.size() || (text[size] != '.' && text[size] != ')')) return 0;
    ++size;
  }
  return size == text.size() || text[size] == ' ' || text[size] == '\t' ? size : 0;
}

std::size_t fence_size(const LineCursor &cursor) {
  const char mark = cursor.front();
  if (mark != '`' && mark != '~') return 0;
  const std::string_view text = cursor.line.substr(cursor.at);
  const std::size_t size = std::min(text.find_first_not_of(mark), text.size());
  if (size < 3 || (mark == '`' && text.find('`', size) != std::string_view::npos)) return 0;
  return size;
}

bool is_thematic_break(const LineCursor &cursor) {
  const char mark = cursor.front();
  if (mark != '-' && mark != '*') return false;
  const std::string_view text = cursor.line.substr(cursor.at);
  const char allowed[] = {mark, ' ', '\t', '\0'};
  return text.find_first_not_of(allowed) == std::string_view::npos && std::ranges::count(text, mark) >= 3;
}

void NestingScanner::open_new(LineCursor &cursor) {
  while (!cursor.blank() && depth() <= max_container_depth) {
    const std::uint32_t indent = cursor.indent();
    if (indent >= 4) return; // indented code, or the text of a paragraph
    LineCursor next = cursor;
    next.skip(indent);
    if (is_thematic_break(next)) return;
    if (next.front() == '>') {
      next.step();
      next.skip(1);
      open_.push_back({true, 0});
    } else if (const std::size_t size = list_marker_size(next)) {
      for (std::size_t i = 0; i < size; ++i) next.step();
      const std::uint32_t gap = next.indent();
      next.skip(gap > 4 || next.blank() ? 1 : gap);
      open_.push_back({false, next.column});
    } else {
      cursor = next;
      return;
    }
    cursor = next;
  }
}

LineKind NestingScanner::add(std::string_view line) {
  LineCursor cursor{line};
  const std::size_t matched = match_open(cursor);
  if (!fence_.empty()) {
    if (matched >= fence_depth_) {
      LineCursor next = cursor;
      next.skip(std::min(next.indent(), 3U));
      const std::size_t size = fence_size(next);
      const bool closes = size >= fence_.size() && next.front() == fence_.front() &&
                          next.line.find_first_not_of(" \t", next.at + size) == std::string_view::npos;
      if (closes) fence_.clear();
      return closes ? LineKind::fence : LineKind::fenced_code;
    }
    fence_.clear();
  }
  if (matched < open_.size()) {
    LineCursor next = cursor;
    next.skip(std::min(next.indent(), 3U));
    const bool opens = next.front() == '>' || list_marker_size(next) > 0 || fence_size(next) > 0;
    const bool lazy = after_text_ && !cursor.blank() && !opens;
    if (!lazy) open_.resize(matched);
  }
  const std::size_t depth_before = open_.size();
  open_new(cursor);
  const bool blank = cursor.blank();
  const bool may_be_code = !after_text_ || after_code_ || open_.size() > depth_before;
  const bool code = !blank && may_be_code && cursor.indent() >= 4;
  if (!blank) after_code_ = code;
  after_text_ = !blank;
  if (code) return LineKind::indented_code;
  if (const std::size_t size = fence_size(cursor)) {
    fence_.assign(size, cursor.front());
    fence_depth_ = open_.size();
    after_text_ = false;
    return LineKind::fence;
  }
  return LineKind::text;
}

} // namespace galley
