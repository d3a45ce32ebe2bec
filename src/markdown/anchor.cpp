#include "markdown/anchor.h"

#include "text/unicode.h"

#include <fmt/format.h>

namespace galley {

std::string heading_anchor(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    text.remove_prefix(next.size);
    if (next.value == ' ') {
      result += '-';
    } else if (next.value == '-' || is_word(next.value)) {
      append_utf8(result, to_lower(next.value));
    }
  }
  return result;
}

std::string AnchorNumbering::next(std::string_view text) {
  std::string anchor = heading_anchor(text);
  const auto [first, is_new] = used_.try_emplace(anchor, 0);
  if (is_new) return anchor;
  std::uint32_t &last = first->second; // stays true when the map grows
  while (true) {
    std::string numbered = fmt::format("{}-{}", anchor, ++last);
    if (used_.try_emplace(numbered, 0).second) return numbered;
  }
}

} // namespace galley
