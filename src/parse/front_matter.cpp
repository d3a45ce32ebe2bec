#include "parse/front_matter.h"

#include <string_view>

namespace galley {

namespace {

// Whether a line is a fence: three hyphens, and blanks that no one sees.
bool is_fence(std::string_view line) {
  return line.starts_with("---") && line.find_first_not_of(" \t", 3) == std::string_view::npos;
}

} // namespace

std::optional<FrontMatter> find_front_matter(const Source &source) {
  const std::string_view text = source.text;
  const std::uint32_t begin = source.bom_size();
  if (!is_fence(source.line(1).substr(begin))) return std::nullopt;

  const auto size = static_cast<std::uint32_t>(text.size());
  const auto line_begin = [&](std::uint32_t line) {
    return line <= source.lines.line_count() ? source.lines.line_start(line) : size;
  };
  FrontMatter result;
  result.open = {begin, begin + 3};
  result.content = {line_begin(2), size};
  result.close = {size, size};
  result.body_begin = size;
  // Only what looks like a fence is looked at closer.
  for (auto at = text.find("---", result.content.begin); at != std::string_view::npos;
       at = text.find("---", at + 3)) {
    const std::uint32_t line = source.lines.line_at(static_cast<std::uint32_t>(at));
    const std::uint32_t start = source.lines.line_start(line);
    if (start != at || !is_fence(source.line(line))) continue;
    result.content.end = start;
    result.close = {start, start + 3};
    result.body_begin = line_begin(line + 1);
    break;
  }
  return result;
}

} // namespace galley
