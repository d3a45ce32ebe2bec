// Follows quotes, list items and code line by line, by the rules of CommonMark. In: lines. Out: how deep they
// are nested, and which are code. Every container that a lazy continuation line might keep is kept, so the
// depth may be counted too high but never too low.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

inline constexpr std::uint32_t max_container_depth = 64; // quotes and list items within each other

enum class LineKind : std::uint8_t {
  text, // anything but code
  fence,
  fenced_code,
  indented_code,
};

// A place in a line, whose tabs reach to every fourth column.
struct LineCursor {
  std::string_view line;
  std::size_t at = 0;       // byte
  std::uint32_t column = 0; // counted from 0

  bool at_end() const { return at >= line.size(); }
  char front() const { return at_end() ? '\0' : line[at]; }
  void step() {
    column += line[at] == '\t' ? 4 - column % 4 : 1;
    ++at;
  }
  // Returns the number of columns of blanks before the next character.
  std::uint32_t indent() const {
    LineCursor copy = *this;
    while (copy.front() == ' ' || copy.front() == '\t') copy.step();
    return copy.column - column;
  }
  bool blank() const { return line.find_first_not_of(" \t", at) == std::string_view::npos; }
  void skip(std::uint32_t columns) {
    const std::uint32_t target = column + columns;
    while (column < target && (front() == ' ' || front() == '\t')) step();
  }
};

// Returns the size of a list marker in bytes, which is `-`, `+`, `*` or up to nine digits with `.` or `)`. A
// blank or the end of the line must follow, else the result is 0.
std::size_t list_marker_size(const LineCursor &cursor);
// Returns the number of "`" or `~` of the fence that opens there; 0 where there is none.
std::size_t fence_size(const LineCursor &cursor);
bool is_thematic_break(const LineCursor &cursor);

class NestingScanner {
public:
  // Adds the next line, without its end.
  LineKind add(std::string_view line);
  std::size_t depth() const { return open_.size(); }

private:
  struct Container {
    bool quote;
    std::uint32_t column; // the column of an item's content
  };

  std::size_t match_open(LineCursor &cursor) const; // returns how many containers continue in this line
  void open_new(LineCursor &cursor);

  std::vector<Container> open_;
  std::string fence_;           // the fence of open fenced code, else empty
  std::size_t fence_depth_ = 0; // the number of containers around it
  bool after_text_ = false;     // a lazy line may follow
  bool after_code_ = false;     // the last line that isn't blank was indented code
};

} // namespace galley
