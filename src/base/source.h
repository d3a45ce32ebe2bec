// The text of one file and its lines. In: bytes, as read. Out: slices, and printable positions of byte
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

// A printable position. All numbers are 1-based, and a byte order mark has no column.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t byte = 1;       // column in UTF-8 bytes
  std::uint32_t code_point = 1; // column in Unicode code points
  std::uint32_t utf16 = 1;      // column in UTF-16 code units
  std::uint32_t display = 1;    // column in terminal cells, tab stops every 8

  bool operator==(const Position &) const = default;
};

// Knows where the lines of a text begin. LF, CRLF and a lone CR each end a line.
class LineTable {
public:
  LineTable() = default;
  explicit LineTable(std::string_view text);

  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  std::uint32_t line_at(std::uint32_t offset) const;                               // 1-based
  std::uint32_t line_start(std::uint32_t line) const { return starts_[line - 1]; } // byte offset

  // A place within a long line whose position is known, so that columns needn't be counted from the line's
  // start.
  struct Mark {
    std::uint32_t offset = 0;
    Position position;
  };
  // Returns the last mark at or before `offset`, or null where there is none. The mark may be in an earlier
  // line.
  const Mark *mark_before(std::uint32_t offset) const;

private:
  void add_marks(std::string_view text);

  std::vector<std::uint32_t> starts_ = {0};
  std::vector<Mark> marks_; // sorted by offset
};

// Returns the position after `text`, which directly follows `from` and contains no line end.
Position advance(Position from, std::string_view text);

// A Source never changes once it is made, and must not be moved while anything points into it. `path` is
// site-relative with '/'.
struct Source {
  Source() = default;
  Source(std::string source_path, std::string source_text);

  std::string path;
  std::string text;
  LineTable lines;

  std::string_view slice(Span span) const;
  Position position(std::uint32_t offset) const; // offset: bytes, at most text.size()
  // Returns the positions of the span's begin and end. Where a short span ends in the same line, the line is
  // read only once.
  std::pair<Position, Position> positions(Span span) const;
  // Returns the bytes of a 1-based line without its line end.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_end(std::uint32_t number) const; // the byte offset of the end of line(number)
  // Returns 3 where the text begins with a UTF-8 byte order mark, else 0.
  std::uint32_t bom_size() const;
};

} // namespace galley
