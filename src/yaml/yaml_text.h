// Finds where blanks, properties and scalars of YAML text end, which a parser doesn't tell. In: the text, and
// byte offsets into it. Out: byte offsets. It knows no grammar, so the caller has to know what stands where.
#pragma once

#include "base/diagnostic.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace galley {

// Finds the first character that YAML forbids everywhere, or that yaml-cpp would misread.
std::optional<Problem> find_forbidden(std::string_view text, Span content);

class YamlText {
public:
  // Only `content` of `text` is read. Lines end in LF or CRLF.
  YamlText(std::string_view text, Span content)
      : text_(text.substr(0, content.end)), begin_(content.begin), end_(content.end) {}

  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return end_; }
  // The byte at `offset`, or NUL at the end and beyond.
  char at(std::uint32_t offset) const { return offset < end_ ? text_[offset] : '\0'; }
  std::string_view slice(Span span) const { return text_.substr(span.begin, span.size()); }
  bool starts_with(std::uint32_t offset, std::string_view what) const {
    return offset < end_ && text_.substr(offset).starts_with(what);
  }

  std::uint32_t skip_any_of(std::uint32_t offset, std::string_view bytes) const;
  // The offset behind spaces and tabs, and the offset behind spaces, tabs, line breaks and comments.
  std::uint32_t skip_spaces(std::uint32_t offset) const;
  std::uint32_t skip_blanks(std::uint32_t offset) const;

  std::uint32_t line_begin(std::uint32_t offset) const;
  std::uint32_t line_end(std::uint32_t offset) const; // the offset of the line break, or the end
  // Where the next line begins, or the end if there is none.
  std::uint32_t next_line(std::uint32_t offset) const;
  std::string_view line(std::uint32_t offset) const; // the line that holds `offset`, without its line break
  // The 0-based column in bytes.
  std::uint32_t column(std::uint32_t offset) const { return offset - line_begin(offset); }
  bool is_blank(std::uint32_t offset) const; // whether a space, a tab, a line break or the end stands there
  bool same_line(std::uint32_t a, std::uint32_t b) const; // `a` is at most `b`
  // Whether only spaces and tabs stand before `offset` on its line.
  bool leads_line(std::uint32_t offset) const;
  bool is_document_marker(std::uint32_t offset) const; // whether `---` or `...` starts a line there

  bool at_property(std::uint32_t offset) const { return at(offset) == '&' || at(offset) == '!'; }
  // The end of the anchor, alias or tag at `offset`.
  std::uint32_t property_end(std::uint32_t offset) const;

  // The end of the quoted scalar at `offset`, closing quote included. None where it is not closed.
  std::optional<std::uint32_t> quoted_end(std::uint32_t offset) const;
  // The end of the plain scalar at `offset` that reads as `value`.
  std::uint32_t plain_end(std::uint32_t offset, std::string_view value) const;
  // The end of the last line of the block scalar whose `|` or `>` stands at `offset`. `parent_column` is the
  // 0-based column of the block collection that holds it.
  std::uint32_t block_scalar_end(std::uint32_t offset, std::uint32_t parent_column) const;
  // The number of line breaks that the block scalar keeps at its end, or 0 if its header has no `+`.
  std::size_t count_kept_breaks(Span scalar) const;

private:
  std::string_view text_;
  std::uint32_t begin_, end_;
};

} // namespace galley
