// Finds the spans of bold, links, code and the like by reading a block's text again, led by the tree that the
// parser made of it. The parser's own positions are wrong on continuation lines, in table cells and after
// escapes; the order and kind of its nodes are right, and with them there is one way to read the text.
#pragma once

#include "markdown/markdown_content.h"
#include "text/span.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

struct InlinePlace {
  Span span;    // with delimiters
  Span content; // without
};

// Calls must come in the order of the tree. A call that doesn't find what it is told to expect stays where it
// is, and lost() is true from then on.
class InlineCursor {
public:
  InlineCursor() = default;
  explicit InlineCursor(InlineText text) : text_(std::move(text)) {}

  bool lost() const { return lost_; }

  Span text(std::string_view literal, bool escapes); // escapes: backslashes count, as outside of <autolinks>
  InlinePlace code();
  Span html(std::string_view literal);
  Span line_end(); // a soft or a hard break

  // A node with children: where its content begins. The place is complete after close().
  InlinePlace open(std::string_view delimiter);
  InlinePlace open_link();                        // `[` or `<`
  InlinePlace open_emphasis(std::uint32_t marks); // so many `*` or `_`
  void close(std::string_view delimiter, InlinePlace &place);
  void close_link(InlinePlace &place);

private:
  std::string_view rest() const { return text_.text().substr(at_); }
  void expect(std::string_view token);
  std::uint32_t inline_target_size() const;   // of `(target "title")`, 0 where there is none
  std::uint32_t reference_label_size() const; // of `[label]`, 0 where there is none

  // Bytes, at most `most`, up to the next one that may mean another than itself.
  std::uint32_t plain_size(std::size_t most, bool escapes);

  InlineText text_;
  std::uint32_t at_ = 0;
  std::size_t ampersand_ = 0, backslash_ = 0; // the next ones, once they were looked for
  bool lost_ = false;
};

} // namespace galley
