// Finds the spans of bold, links, code and the like by reading a block's text again along the tree that the
// parser made of it. In: the block's InlineText, and its nodes one after another. Out: their spans. The
// parser's own positions are wrong on continuation lines, in table cells and after escapes. The order and
// kind of its nodes are right, and allow only one reading of the text.
#pragma once

#include "markdown/markdown_content.h"
#include "text/span.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

struct InlineSpans {
  Span span;    // with delimiters
  Span content; // without
};

// The functions must be called in the order of the tree. A call that doesn't find what it expects leaves the
// cursor unchanged, and lost() is true from then on.
class InlineCursor {
public:
  InlineCursor() = default;
  explicit InlineCursor(InlineText text) : text_(std::move(text)) {}

  bool lost() const { return lost_; }

  // With `escapes`, a backslash escapes the next character, as it does outside of <autolinks>.
  Span text(std::string_view literal, bool escapes);
  InlineSpans code();
  Span html(std::string_view literal);
  Span line_end(); // a soft or a hard break

  // These open and close a node with children. Its spans are complete after close().
  InlineSpans open(std::string_view delimiter);
  InlineSpans open_link();                        // `[` or `<`
  InlineSpans open_emphasis(std::uint32_t marks); // so many `*` or `_`
  void close(std::string_view delimiter, InlineSpans &place);
  void close_link(InlineSpans &place);

private:
  std::string_view rest() const { return text_.text().substr(at_); }
  void expect(std::string_view token);
  std::uint32_t inline_target_size() const;   // bytes of `(target "title")`; 0 if none follows
  std::uint32_t reference_label_size() const; // bytes of `[label]`; 0 if none follows

  // Returns the number of bytes, at most `most`, before the next byte that may have a special meaning.
  std::uint32_t plain_size(std::size_t most, bool escapes);

  InlineText text_;
  std::uint32_t at_ = 0;
  std::size_t ampersand_ = 0, backslash_ = 0; // the offsets of the next ones, after the first search
  bool lost_ = false;
};

} // namespace galley
