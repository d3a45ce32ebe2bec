// Goes through a Markdown text from sign to sign, past all code and HTML comments. In: a text, and the signs
// that are looked for. Out: their offsets. The time is linear, but for what the caller skips back.
#pragma once

#include "dialect/nesting.h"

#include <array>
#include <cstddef>
#include <map>
#include <string_view>

namespace galley {

class TextScanner {
public:
  // The scanner begins at byte `begin`, where a line begins. The text must outlive it; bytes before the
  // scanner's place may change meanwhile.
  TextScanner(std::string_view text, std::size_t begin, std::string_view signs);

  // Goes past the next sign that no backslash escapes. Returns its offset, or npos if none follows.
  std::size_t next();
  // Goes on from the offset `at`, which is not before the last sign.
  void skip_to(std::size_t at);

  // Returns whether only blanks and the markers of quotes and lists precede the sign in its line.
  bool begins_line(std::size_t sign) const;
  // Returns the end of the line that the scanner is in, without its line break.
  std::size_t line_end() const { return line_end_; }
  // Returns the end of the paragraph around the offset `at`, or a place soon after.
  std::size_t paragraph_end(std::size_t at);

private:
  void enter_line();
  void pass_code();

  std::string_view text_;
  std::size_t at_;
  std::size_t line_begin_, line_end_, next_line_; // of the line that the scanner is in
  std::size_t paragraph_end_ = 0;                 // of the last paragraph that was asked for
  std::array<bool, 256> stops_ = {};
  std::array<bool, 256> signs_ = {};
  NestingScanner nesting_;
  std::map<std::size_t, std::size_t> unclosed_; // by length of a run of "`": no other follows before here
  bool no_comment_end_ = false;                 // no `-->` follows any more
};

} // namespace galley
