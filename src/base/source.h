// The text of one file and its lines. In: bytes, as read. Out: slices, and printable positions for byte
// offsets. The Source owns the bytes; spans, Values and Bodies point into them and must not outlive it.
#pragma once

#include "text/span.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// The largest file that galley reads, in bytes. The parsers stay linear in memory and time well beyond it.
inline constexpr std::size_t max_source_size = std::size_t{4} << 20;

// A printable place. Everything is 1-based; a byte order mark has no column.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t byte = 1;       // column in UTF-8 bytes
  std::uint32_t code_point = 1; // column in Unicode code points
  std::uint32_t utf16 = 1;      // column in UTF-16 code units
  std::uint32_t display = 1;    // column in terminal cells, tab stops every 8

  bool operator==(const Position &) const = default;
};

// Where the lines of a text begin. LF, CRLF and a lone CR each end a line.
class LineTable {
public:
  LineTable() = default;
  explicit LineTable(std::string_view text);

  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  std::uint32_t line_at(std::uint32_t offset) const;                               // 1-based
  std::uint32_t line_start(std::uint32_t line) const { return starts_[line - 1]; } // byte offset

  // A place within a long line whose position is known, so that no count begins at the line's start.
  struct Mark {
    std::uint32_t offset = 0;
    Position position;
  };
  // The last one at or before `offset`; null where there is none. It may stand in an earlier line.
  const Mark *mark_before(std::uint32_t offset) const;

private:
  void add_marks(std::string_view text);

  std::vector<std::uint32_t> starts_ = {0};
  std::vector<Mark> marks_; // by offset
};

// The position behind `text`, which stands directly behind `from` and holds no line end.
Position advance(Position from, std::string_view text);

// Immutable once made, and not moved once something points into it. `path` is site-relative with '/'.
struct Source {
  Source() = default;
  Source(std::string source_path, std::string source_text);

  std::string path;
  std::string text;
  LineTable lines;

  std::string_view slice(Span span) const;
  Position position(std::uint32_t offset) const; // offset: bytes, at most text.size()
  // Of the span's begin and end. A line isn't read twice where a short span ends in it.
  std::pair<Position, Position> positions(Span span) const;
  // The bytes of a 1-based line, without what ends it.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_end(std::uint32_t number) const; // the byte offset behind line(number)
  // 3 where the text opens with a UTF-8 byte order mark, else 0.
  std::uint32_t bom_size() const;
};

} // namespace galley
