#include "base/source.h"

#include "text/line_break.h"
#include "text/unicode.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace galley {

namespace {

constexpr std::uint32_t long_line = 4096;    // bytes; only longer lines have marks
constexpr std::uint32_t mark_distance = 256; // bytes

std::uint32_t bom_size_of(std::string_view text) {
  return text.starts_with(byte_order_mark) ? static_cast<std::uint32_t>(byte_order_mark.size()) : 0;
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

} // namespace

LineTable::LineTable(std::string_view text) {
  constexpr std::size_t bytes_of_line = 32; // usual text has at least this many
  starts_.reserve(text.size() / bytes_of_line);
  if (text.find('\r') == std::string_view::npos) { // so it is with most texts, and one search proves it
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
      starts_.push_back(static_cast<std::uint32_t>(end + 1));
  } else {
    for (Span line_break = find_line_break(text, 0); !line_break.empty();
         line_break = find_line_break(text, line_break.end))
      starts_.push_back(line_break.end);
  }
  add_marks(text);
}

void LineTable::add_marks(std::string_view text) {
  for (std::uint32_t line = 1; line <= line_count(); ++line) {
    const std::size_t end = line < line_count() ? line_start(line + 1) : text.size();
    if (end - line_start(line) <= long_line) continue; // nearly all lines are short
    Mark mark{line == 1 ? bom_size_of(text) : line_start(line), {line}};
    while (end - mark.offset > mark_distance) {
      std::uint32_t next = mark.offset + mark_distance;
      while (next < end && continues_character(text[next])) ++next;
      mark.position = advance(mark.position, text.substr(mark.offset, next - mark.offset));
      mark.offset = next;
      if (next < end) marks_.push_back(mark);
    }
  }
}

const LineTable::Mark *LineTable::mark_before(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(marks_.begin(), marks_.end(), offset,
                       [](std::uint32_t value, const Mark &mark) { return value < mark.offset; });
  return after == marks_.begin() ? nullptr : &*(after - 1);
}

std::uint32_t LineTable::line_at(std::uint32_t offset) const {
  return static_cast<std::uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) -
                                    starts_.begin());
}

Source::Source(std::string source_path, std::string source_text)
    : path(std::move(source_path)), text(std::move(source_text)), lines(text) {
}

std::string_view Source::slice(Span span) const {
  assert(span.begin <= span.end && span.end <= text.size());
  return std::string_view(text).substr(span.begin, span.size());
}

std::uint32_t Source::bom_size() const {
  return bom_size_of(text);
}

std::string_view Source::line(std::uint32_t number) const {
  return slice({lines.line_start(number), line_end(number)});
}

std::uint32_t Source::line_end(std::uint32_t number) const {
  const std::uint32_t begin = lines.line_start(number);
  std::size_t end = number < lines.line_count() ? lines.line_start(number + 1) : text.size();
  const char *const bytes = text.data(); // `end` is at most the size of the text
  while (end > begin && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) --end;
  return static_cast<std::uint32_t>(end);
}

Position advance(Position from, std::string_view text) {
  from.byte += static_cast<std::uint32_t>(text.size());
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    text.remove_prefix(next.size);
    from.code_point += 1;
    from.utf16 += next.value > 0xFFFF ? 2 : 1;
    if (next.value == '\t') {
      from.display += 8 - (from.display - 1) % 8;
    } else {
      from.display += display_width(next.value);
    }
  }
  return from;
}

Position Source::position(std::uint32_t offset) const {
  assert(offset <= text.size());
  Position result;
  result.line = lines.line_at(offset);
  std::uint32_t begin = lines.line_start(result.line);
  if (result.line == 1) begin = std::min(bom_size(), offset);
  if (const LineTable::Mark *mark = lines.mark_before(offset);
      mark != nullptr && mark->position.line == result.line) {
    result = mark->position;
    begin = mark->offset;
  }
  return advance(result, slice({begin, offset}));
}

std::pair<Position, Position> Source::positions(Span span) const {
  const Position begin = position(span.begin);
  const bool same_line = span.size() <= long_line && span.begin >= bom_size() &&
                         (begin.line == lines.line_count() || span.end < lines.line_start(begin.line + 1));
  return {begin, same_line ? advance(begin, slice(span)) : position(span.end)};
}

} // namespace galley
