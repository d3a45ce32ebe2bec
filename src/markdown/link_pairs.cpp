#include "markdown/link_pairs.h"

#include "markdown/markdown_limits.h"
#include "text/ascii.h"

#include <algorithm>
#include <cstddef>

namespace galley {

namespace {

// Blocks may have so many times the pairs of parts, since honest tables and lists are long.
constexpr std::uint64_t parts_of_block = 16;

// Returns whether a line begins a block, wherever it stands: a heading or an item of a list.
bool begins_block(std::string_view line) {
  const std::size_t at = std::min(line.find_first_not_of(" >"), line.size());
  if (at == line.size() || std::string_view("#-*+").find(line[at]) == std::string_view::npos) return false;
  const std::size_t quote = line.substr(0, at).find_last_of('>');
  const std::size_t indent = at - (quote == std::string_view::npos ? 0 : quote + 1);
  const std::string_view text = line.substr(at);
  const std::size_t signs = text.starts_with('#') ? text.find_first_not_of('#') : 1;
  // One that is indented deeper may continue a paragraph.
  return indent <= 3 && signs <= 6 && text.size() > signs + 1 && text[signs] == ' ' && text[signs + 1] != ' ';
}

} // namespace

void LinkPairs::add(std::string_view line, std::uint64_t links, std::uint64_t runs) {
  const std::size_t first = line.find_first_not_of(" \t>");
  const bool begins = first == std::string_view::npos || begins_block(line);
  if (begins) block_.begin();
  if (begins || line[first] == '|' || is_ascii_digit(line[first])) part_.begin();
  for (Counts *counts : {&block_, &part_}) {
    counts->links += links;
    counts->runs += runs;
  }
}

bool LinkPairs::are_too_many() const {
  return part_.pairs() > max_link_pairs || block_.pairs() > parts_of_block * max_link_pairs;
}

} // namespace galley
