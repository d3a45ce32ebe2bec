// Where the text of a paragraph, a heading or a table cell stands in the Source. The Markdown parser takes
// the markers of quotes and lists off each line before it looks for bold and links, so its text is the
// source in pieces. In: that text and the lines it came from. Out: a source offset for every byte of it.
#pragma once

#include "base/source.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

class InlineText {
public:
  InlineText() = default;
  explicit InlineText(std::string_view text) : text_(text) {}

  // The text as the inline parser saw it, without trailing whitespace.
  std::string_view text() const { return text_; }

  // Says that `size` bytes of the text from `at` on stand in the source from `begin` on, where it reads
  // `there`: a NUL there is a U+FFFD of the text and, with `pipes`, a `\|` is a `|`. Calls go from front to
  // back.
  void add_piece(std::uint32_t at, std::uint32_t size, std::uint32_t begin, std::string_view there,
                 bool pipes);

  // Source offset where the byte at `at` of the text begins; where the byte before `at` ends.
  std::uint32_t begin_of(std::uint32_t at) const;
  std::uint32_t end_of(std::uint32_t at) const;
  Span span(std::uint32_t begin, std::uint32_t end) const;

private:
  struct Piece {
    std::uint32_t at;     // byte of the text
    std::uint32_t source; // byte of the source
    std::uint32_t size;   // bytes of the source that stand for one character of the text; 0: as in the text
  };
  const Piece &piece_at(std::uint32_t at) const;

  std::string_view text_;
  Piece only_ = {};           // nearly all texts have one piece
  std::vector<Piece> pieces_; // empty, or all of several
  bool placed_ = false;       // has at least one
};

// 1-based lines of the Source, both included.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// A paragraph's text, which ends on the range's last line, or else stands somewhere in it. `begin`: where the
// paragraph begins. `pipes` as in add_piece. None where the lines don't hold it.
std::optional<InlineText> place_paragraph(const Source &source, std::string_view text, std::uint32_t begin,
                                          LineRange lines, bool pipes);
// A heading's text. `begin`: where the heading begins. ATX (`# text`) or setext (underlined).
std::optional<InlineText> place_heading(const Source &source, std::string_view text, std::uint32_t begin,
                                        std::uint32_t last_line);

// The cells of a table row that begins at a byte offset: split at each `|` that no backslash precedes, and
// trimmed.
std::vector<Span> split_row(const Source &source, std::uint32_t begin);
// True for the line of a table that holds only `|`, `:`, `-` and blanks, after quote markers.
bool is_delimiter_row(std::string_view line);
std::optional<InlineText> place_cell(const Source &source, std::string_view text, Span cell);

// Where a line's text begins after blanks and at most `quotes` quote markers.
std::uint32_t skip_quote_markers(const Source &source, std::uint32_t line, std::uint32_t quotes);

} // namespace galley
