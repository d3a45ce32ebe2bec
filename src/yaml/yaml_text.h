// Places in YAML text that a parser doesn't tell: where blanks, properties and scalars end. In: the text and
// byte offsets into it. Out: byte offsets. No grammar: the caller knows what stands where.
#pragma once

#include "base/diagnostic.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace galley {

// The first byte of what YAML forbids everywhere, or what yaml-cpp would misread.
std::optional<Problem> find_forbidden(std::string_view text, Span content);

class YamlText {
public:
  // Only `content` of `text` is looked at. Lines end in LF or CRLF.
  YamlText(std::string_view text, Span content)
      : text_(text.substr(0, content.end)), begin_(content.begin), end_(content.end) {}

  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return end_; }
  // NUL at the end and beyond.
  char at(std::uint32_t offset) const { return offset < end_ ? text_[offset] : '\0'; }
  std::string_view slice(Span span) const { return text_.substr(span.begin, span.size()); }
  bool starts_with(std::uint32_t offset, std::string_view what) const {
    return offset < end_ && text_.substr(offset).starts_with(what);
  }

  std::uint32_t skip_any_of(std::uint32_t offset, std::string_view bytes) const;
  // Behind spaces and tabs; behind them, line breaks and comments.
  std::uint32_t skip_spaces(std::uint32_t offset) const;
  std::uint32_t skip_blanks(std::uint32_t offset) const;

  std::uint32_t line_begin(std::uint32_t offset) const;
  std::uint32_t line_end(std::uint32_t offset) const; // before what ends the line
  std::uint32_t
  next_line(std::uint32_t offset) const;             // where the line behind begins; the end if there is none
  std::string_view line(std::uint32_t offset) const; // the line that holds `offset`
  std::uint32_t column(std::uint32_t offset) const { return offset - line_begin(offset); } // 0-based, bytes
  bool is_blank(std::uint32_t offset) const;              // a space, tab, line break, or the end
  bool same_line(std::uint32_t a, std::uint32_t b) const; // a at most b
  // Whether only spaces and tabs stand before `offset` on its line.
  bool leads_line(std::uint32_t offset) const;
  bool is_document_marker(std::uint32_t offset) const; // `---` or `...` at the start of a line

  bool at_property(std::uint32_t offset) const { return at(offset) == '&' || at(offset) == '!'; }
  // The end of the anchor, alias or tag at `offset`.
  std::uint32_t property_end(std::uint32_t offset) const;

  // The end, closing quote included, of the quoted scalar at `offset`; none where it is not closed.
  std::optional<std::uint32_t> quoted_end(std::uint32_t offset) const;
  // The end of the plain scalar at `offset` that reads as `value`.
  std::uint32_t plain_end(std::uint32_t offset, std::string_view value) const;
  // The end of the last line of the block scalar whose `|` or `>` stands at `offset`. `parent_column`: of the
  // block collection that holds it, 0-based.
  std::uint32_t block_scalar_end(std::uint32_t offset, std::uint32_t parent_column) const;

private:
  std::string_view text_;
  std::uint32_t begin_, end_;
};

} // namespace galley
