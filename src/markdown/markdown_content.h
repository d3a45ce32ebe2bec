// Where the text of a paragraph, a heading or a table cell stands in the Source. The Markdown parser takes
// the markers of quotes and lists off each line before it looks for bold and links, so its text is the
// source in pieces. In: that text and the lines it came from. Out: a source offset for every byte of it. An
// InlineText points into the text, which must outlive it.
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

  // Adds that the `size` bytes of the text from `at` on stand in the source from `begin` on, where the source
  // is `written`: a NUL in it is a U+FFFD of the text and, with `pipes`, a `\|` is a `|`. Pieces are added
  // from front to back.
  void add_piece(std::uint32_t at, std::uint32_t size, std::uint32_t begin, std::string_view written,
                 bool pipes);

  // The source offset where the byte at `at` of the text begins, and the one where the byte before `at` ends.
  std::uint32_t begin_of(std::uint32_t at) const;
  std::uint32_t end_of(std::uint32_t at) const;
  Span span(std::uint32_t begin, std::uint32_t end) const;

private:
  struct Piece {
    std::uint32_t at;     // byte of the text
    std::uint32_t source; // byte of the source
    std::uint32_t size;   // bytes of the source for one character of the text; 0 where both are the same
  };
  const Piece &piece_at(std::uint32_t at) const;

  std::string_view text_;
  Piece only_ = {};           // the first piece; nearly all texts have no other
  std::vector<Piece> pieces_; // all pieces where there are several, else empty
  bool placed_ = false;       // whether there is a piece
};

// Lines of the Source, counted from 1, both included.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// Places the text of a paragraph, which ends on the last line of the range, or else stands somewhere in the
// range. `begin` is the offset where the paragraph begins, `pipes` is as in add_piece. None where the lines
// don't hold the text.
std::optional<InlineText> place_paragraph(const Source &source, std::string_view text, std::uint32_t begin,
                                          LineRange lines, bool pipes);
// Places the text of a heading that begins at the offset `begin`, be it ATX (`# text`) or setext
// (underlined).
std::optional<InlineText> place_heading(const Source &source, std::string_view text, std::uint32_t begin,
                                        std::uint32_t last_line);

// The cells of the table row that begins at the offset `begin`. The row is split at each `|` that no
// backslash precedes, and the cells are trimmed.
std::vector<Span> split_row(const Source &source, std::uint32_t begin);
// Whether the line can be the one below a table's head, which holds only `|`, `:`, `-` and blanks behind the
// markers of quotes.
bool is_delimiter_row(std::string_view line);
std::optional<InlineText> place_cell(const Source &source, std::string_view text, Span cell);

// The offset where the text of a line begins behind blanks and at most `quotes` markers of quotes.
std::uint32_t skip_quote_markers(const Source &source, std::uint32_t line, std::uint32_t quotes);

} // namespace galley
