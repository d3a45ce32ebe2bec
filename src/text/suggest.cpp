#include "text/suggest.h"

#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <utility>

namespace galley {

namespace {

// No real word has more bytes than this, which bounds the work on hostile input.
constexpr std::size_t longest_word = 256;

// Returns how many edits a misspelt word of `length` code points may be away from the right one.
std::size_t tolerance(std::size_t length) {
  return length < 3 ? 0 : std::max<std::size_t>(1, length / 3);
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::u32string from = to_utf32(a);
  const std::u32string to = to_utf32(b);
  const std::size_t shorter = std::min(from.size(), to.size());
  if (std::max(from.size(), to.size()) - shorter > limit) return limit + 1;

  // These are three rows of the table of distances between prefixes: `before` is needed for swaps, and
  // `above` precedes `row`.
  std::vector<std::size_t> before(to.size() + 1);
  std::vector<std::size_t> above(to.size() + 1);
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t column = 0; column <= to.size(); ++column) above[column] = column;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t change = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::ranges::min_element(row) > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[to.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view> &candidates) {
  if (word.empty() || word.size() > longest_word) return std::nullopt;
  const std::string folded = fold(word);
  const std::size_t limit = tolerance(count_code_points(folded));
  std::size_t best_distance = limit + 1;
  std::optional<std::string_view> best;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > 2 * longest_word) continue;
    const std::size_t distance = edit_distance(folded, fold(candidate), limit);
    if (distance > limit || distance > best_distance) continue;
    const bool tie = distance == best_distance && best != candidate;
    best = tie ? std::nullopt : std::optional(candidate);
    best_distance = distance;
  }
  return best;
}

std::optional<std::string_view> nearest_name(std::string_view word,
                                             const std::vector<std::string_view> &candidates) {
  const auto near = nearest(word, candidates);
  if (near || word.size() < 3) return near;
  std::optional<std::string_view> only;
  for (const std::string_view candidate : candidates) {
    if (!candidate.starts_with(word)) continue;
    if (only) return std::nullopt;
    only = candidate;
  }
  return only;
}

} // namespace galley
