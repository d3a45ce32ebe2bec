// Which line break a text uses. In: a text. Out: the characters that a new line of it has to end with.
#pragma once

#include <string_view>

namespace galley {

// "\r\n" where the first line ends so, else "\n". Whatever is inserted into a text follows this rule, so that
// all insertions into one text agree.
inline std::string_view line_break_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  const bool crlf = end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
  return crlf ? "\r\n" : "\n";
}

} // namespace galley
