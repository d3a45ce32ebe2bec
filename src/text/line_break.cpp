#include "text/line_break.h"

#include <algorithm>

namespace galley {

Span find_line_break(std::string_view text, std::uint32_t from) {
  // Two searches for one character each are many times faster than one search for either of two.
  const std::size_t line_feed = std::min(text.find('\n', from), text.size());
  const std::string_view line = text.substr(from, line_feed - from);
  const std::size_t carriage_return = line.find('\r');
  const std::size_t begin = carriage_return == std::string_view::npos ? line_feed : from + carriage_return;
  std::size_t end = begin;
  if (carriage_return != std::string_view::npos) ++end;
  if (end == line_feed && end < text.size()) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string_view line_break_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  const bool crlf = end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
  return crlf ? "\r\n" : "\n";
}

} // namespace galley
