#include "markdown/anchor.h"

#include "text/code_points.h"

#include <fmt/format.h>

namespace galley {

std::string heading_anchor(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t value : code_points(text)) {
    if (value == ' ') {
      result += '-';
    } else if (value == '-' || is_word(value)) {
      append_utf8(result, to_lower(value));
    }
  }
  return result;
}

std::string AnchorNumbering::next(std::string_view text) {
  std::string anchor = heading_anchor(text);
  const auto [first, is_new] = used_.try_emplace(anchor, 0);
  if (is_new) return anchor;
  std::uint32_t &last = first->second; // the reference stays valid when the map grows
  while (true) {
    std::string numbered = fmt::format("{}-{}", anchor, ++last);
    if (used_.try_emplace(numbered, 0).second) return numbered;
  }
}

} // namespace galley
