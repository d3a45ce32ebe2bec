// Finds the spans of bold, links, code and the like by reading a block's text again, led by the tree that the
// parser made of it. In: the block's InlineText, and its nodes one after another. Out: their spans. The
// parser's own positions are wrong on continuation lines, in table cells and after escapes; the order and
// kind of its nodes are right, and given these there is one way to read the text.
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

// The calls must come in the order of the tree. A call that doesn't find what it expects leaves the cursor
// where it is, and lost() is true from then on.
class InlineCursor {
public:
  InlineCursor() = default;
  explicit InlineCursor(InlineText text) : text_(std::move(text)) {}

  bool lost() const { return lost_; }

  // With `escapes`, a backslash escapes the character behind it, as it does outside of <autolinks>.
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
  std::uint32_t inline_target_size() const;   // bytes of `(target "title")`, 0 where none follows
  std::uint32_t reference_label_size() const; // bytes of `[label]`, 0 where none follows

  // How many bytes, at most `most`, stand before the next one that may mean something else than itself.
  std::uint32_t plain_size(std::size_t most, bool escapes);

  InlineText text_;
  std::uint32_t at_ = 0;
  std::size_t ampersand_ = 0, backslash_ = 0; // where the next ones stand, once they were searched for
  bool lost_ = false;
};

} // namespace galley
