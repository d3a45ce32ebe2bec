#include "base/comma_list.h"

#include <fmt/format.h>

#include <algorithm>

namespace galley {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::uint32_t skip_blanks(std::string_view text, std::uint32_t offset) {
  return static_cast<std::uint32_t>(std::min(text.find_first_not_of(blanks, offset), text.size()));
}

// Returns the blanks before an element.
std::string_view gap_before(std::string_view text, std::uint32_t begin) {
  std::uint32_t gap = begin;
  while (gap > 0 && blanks.find(text[gap - 1]) != blanks.npos) --gap;
  return text.substr(gap, begin - gap);
}

// Returns what is to stand between a comma and an element beside the one that begins here.
std::string_view separator(std::string_view text, std::uint32_t begin) {
  const std::string_view gap = gap_before(text, begin);
  return gap.find('\n') == gap.npos ? " " : gap;
}

} // namespace

std::optional<Edit> remove_element(std::string_view text, Span element) {
  const auto gap = static_cast<std::uint32_t>(gap_before(text, element.begin).size());
  const std::uint32_t before = element.begin - gap;
  if (before > 0 && text[before - 1] == ',') return Edit{{before - 1, element.end}, ""};
  const std::uint32_t comma = skip_blanks(text, element.end);
  if (comma >= text.size() || text[comma] != ',') return std::nullopt;
  return Edit{{element.begin, skip_blanks(text, comma + 1)}, ""};
}

Edit insert_element_behind(std::string_view text, Span previous, std::string_view written) {
  return {{previous.end, previous.end}, fmt::format(",{}{}", separator(text, previous.begin), written)};
}

Edit insert_element_before(std::string_view text, Span next, std::string_view written) {
  return {{next.begin, next.begin}, fmt::format("{},{}", written, separator(text, next.begin))};
}

std::optional<Edit> insert_only_element(std::string_view text, Span list, std::string_view written) {
  const Span inside = {list.begin + 1, list.end - 1};
  if (skip_blanks(text, inside.begin) != inside.end) return std::nullopt;
  return Edit{inside, std::string(written)};
}

} // namespace galley
