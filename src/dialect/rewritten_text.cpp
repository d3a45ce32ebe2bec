#include "dialect/rewritten_text.h"

#include <algorithm>

namespace galley {

std::uint32_t RewrittenText::original(std::uint32_t offset) const {
  if (lines_.empty()) return offset;
  const std::uint32_t number = source_.lines.line_at(offset);
  const NewLine &line = lines_[number - 1];
  const std::uint32_t column = offset - source_.lines.line_start(number);
  if (column >= line.prefix) return line.rest + column - line.prefix;
  const std::uint32_t before_rest = line.prefix - column;
  return line.rest - std::min(line.rest - line.line_begin, before_rest);
}

} // namespace galley
