// Maps the text of a paragraph, a heading or a table cell to the Source. The Markdown parser removes the
// markers of quotes and lists from each line before it looks for bold and links, so its text consists of
// pieces of the source. In: that text and the lines that it came from. Out: a source offset for every byte of
// it. An InlineText points into the text, which must outlive it.
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

  // Returns the text as the inline parser has it, without white space at the end.
  std::string_view text() const { return text_; }

  // Maps the `size` bytes of the text from `at` on to the source from `begin` on. There the source is
  // `written`, in which a NUL is a U+FFFD of the text and, with `pipes`, a `\|` is a `|`. Pieces must be
  // added from front to back.
  void add_piece(std::uint32_t at, std::uint32_t size, std::uint32_t begin, std::string_view written,
                 bool pipes);

  // Return the source offset where the byte at `at` of the text begins, and where the byte before `at` ends.
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
  Piece only_ = {};           // the first piece, which is the only one of nearly all texts
  std::vector<Piece> pieces_; // all pieces if there are several, otherwise empty
  bool placed_ = false;       // whether there is a piece
};

// Lines of the Source, counted from 1; both ends are included.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// Maps the text of a paragraph, which ends on the last line of the range, or otherwise anywhere in the range.
// `begin` is the offset where the paragraph begins, and `pipes` is that of add_piece(). Returns none if the
// lines don't contain the text.
std::optional<InlineText> place_paragraph(const Source &source, std::string_view text, std::uint32_t begin,
                                          LineRange lines, bool pipes);
// Maps the text of a heading that begins at the offset `begin`. The heading is ATX (`# text`) or setext
// (underlined).
std::optional<InlineText> place_heading(const Source &source, std::string_view text, std::uint32_t begin,
                                        std::uint32_t last_line);

// Returns the cells of the table row that begins at the offset `begin`. The row is split at each `|` without
// a backslash before it, and the cells are trimmed.
std::vector<Span> split_row(const Source &source, std::uint32_t begin);
// Returns whether the line can be the delimiter row below a table's head, which has only `|`, `:`, `-` and
// blanks after the markers of quotes.
bool is_delimiter_row(std::string_view line);
std::optional<InlineText> place_cell(const Source &source, std::string_view text, Span cell);

// Returns the offset where the text of a line begins after blanks and at most `quotes` markers of quotes.
std::uint32_t skip_quote_markers(const Source &source, std::uint32_t line, std::uint32_t quotes);

} // namespace galley
