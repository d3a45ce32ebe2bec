#include "text/suggest.h"

#include "text/unicode.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace galley {

namespace {

// No real word has more bytes than this, which bounds the work on hostile input.
constexpr std::size_t longest_word = 256;
// A search sees at most this many words of an index on each side of the place where the wrong word would
// stand, in each of its two orders.
constexpr std::size_t most_beside = 64;
// A search gives up after this many steps. One with 400 words of 20 letters takes a quarter of them.
constexpr std::size_t most_steps = std::size_t{1} << 18;

// Returns how many edits a misspelt word of `length` code points may be away from the right one.
std::size_t tolerance(std::size_t length) {
  return length < 3 ? 0 : std::max<std::size_t>(1, length / 3);
}

using Row = std::vector<std::size_t>;

// Returns the distance, or limit + 1 where it is larger. Only cells of the table of distances between
// prefixes that lie near its diagonal are computed; all others are larger than the limit. Adds the number of
// these cells to `steps`.
std::size_t count_edits(std::u32string_view from, std::u32string_view to, std::size_t limit, Row (&rows)[3],
                        std::size_t &steps) {
  const std::size_t shorter = std::min(from.size(), to.size());
  if (std::max(from.size(), to.size()) - shorter > limit) return limit + 1;
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(from, to).in1 - from.begin());
  from.remove_prefix(same);
  to.remove_prefix(same);
  while (!from.empty() && !to.empty() && from.back() == to.back()) {
    from.remove_suffix(1);
    to.remove_suffix(1);
  }
  // Three rows of the table: `before` is needed for swaps, and `above` precedes `row`.
  for (Row &row : rows) row.assign(to.size() + 2, limit + 1);
  Row *before = &rows[0], *above = &rows[1], *row = &rows[2];
  for (std::size_t column = 0; column <= std::min(to.size(), limit); ++column) (*above)[column] = column;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(to.size(), i + limit);
    (*row)[first - 1] = first == 1 ? i : limit + 1;
    std::size_t least = (*row)[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t change = (*above)[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      std::size_t &cell = (*row)[j];
      cell = std::min({(*above)[j] + 1, (*row)[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) cell = std::min(cell, (*before)[j - 2] + 1);
      least = std::min(least, cell);
    }
    (*row)[last + 1] = limit + 1; // the next row reads it
    steps += last + 1 - std::min(first, last + 1);
    if (least > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min((*above)[to.size()], limit + 1);
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  Row rows[3];
  std::size_t steps = 0;
  return count_edits(to_utf32(a), to_utf32(b), limit, rows, steps);
}

KnownWord::KnownWord(std::string_view written) : text(written), folded(to_utf32(fold(written))) {
  for (const char32_t c : folded) letters |= std::uint64_t{1} << (c % 64);
}

WordIndex::WordIndex(const std::vector<std::string_view> &words) {
  for (const std::string_view word : words) {
    if (word.size() <= 2 * longest_word) words_.emplace_back(word);
  }
  if (words_.size() <= 4 * most_beside) return; // a search compares them all
  std::ranges::sort(words_, {}, &KnownWord::folded);
  by_end_.resize(words_.size());
  std::iota(by_end_.begin(), by_end_.end(), 0);
  std::ranges::sort(by_end_, [&](std::uint32_t a, std::uint32_t b) {
    return std::ranges::lexicographical_compare(words_[a].folded.rbegin(), words_[a].folded.rend(),
                                                words_[b].folded.rbegin(), words_[b].folded.rend());
  });
}

NearestSearch::NearestSearch(std::string_view word)
    : word_(word.size() > longest_word ? std::string_view() : word),
      tolerance_(tolerance(word_.folded.size())), best_distance_(tolerance_ + 1) {
}

std::size_t NearestSearch::distance_to(std::u32string_view known, std::size_t limit) {
  return count_edits(word_.folded, known, limit, rows_, steps_);
}

void NearestSearch::compare(const KnownWord &known) {
  ++steps_;
  if (word_.text.empty()) return;
  const std::size_t limit = std::max<std::size_t>(std::min(best_distance_, tolerance_), 1);
  // An edit takes away one letter at most and adds one at most.
  const auto missing = static_cast<std::size_t>(std::popcount(word_.letters & ~known.letters));
  const auto added = static_cast<std::size_t>(std::popcount(known.letters & ~word_.letters));
  if (std::max(missing, added) > limit) return;
  const std::size_t distance = distance_to(known.folded, limit);
  if (distance <= 1) {
    near_again_ = near_again_ || (near_ && near_ != known.text);
    // The nearest word is the one to be sure of.
    if (!near_ || distance == 0) near_ = known.text;
  }
  if (distance > tolerance_ || distance > best_distance_) return;
  const bool tie = distance == best_distance_ && best_ != known.text;
  best_ = tie ? std::nullopt : std::optional(known.text);
  best_distance_ = distance;
}

void NearestSearch::compare_all(const WordIndex &index,
                                const std::function<bool(std::string_view)> &possible) {
  const auto try_word = [&](const KnownWord &known) {
    gave_up_ = gave_up_ || steps_ > most_steps;
    if (!gave_up_ && possible(known.text)) compare(known);
  };
  if (index.by_end_.empty()) {
    std::ranges::for_each(index.words_, try_word);
    return;
  }
  const auto around = [](std::ptrdiff_t at, std::ptrdiff_t size) {
    constexpr auto beside = static_cast<std::ptrdiff_t>(most_beside);
    return std::pair(std::max<std::ptrdiff_t>(at - beside, 0), std::min(at + beside, size));
  };
  const auto size = static_cast<std::ptrdiff_t>(index.words_.size());
  const auto by_begin = std::ranges::lower_bound(index.words_, word_.folded, {}, &KnownWord::folded);
  const auto [first, last] = around(by_begin - index.words_.begin(), size);
  std::for_each(index.words_.begin() + first, index.words_.begin() + last, try_word);
  const auto by_end = std::ranges::lower_bound(
      index.by_end_, word_.folded,
      [](const auto &a, const auto &b) {
        return std::ranges::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
      },
      [&](std::uint32_t i) -> const std::u32string & { return index.words_[i].folded; });
  const auto [first_end, last_end] = around(by_end - index.by_end_.begin(), size);
  std::for_each(index.by_end_.begin() + first_end, index.by_end_.begin() + last_end,
                [&](std::uint32_t i) { try_word(index.words_[i]); });
}

std::optional<std::string_view> NearestSearch::nearest() const {
  return gave_up_ ? std::nullopt : best_;
}

namespace {

bool is_separator(char32_t c) {
  return c == U'-' || c == U'_' || c == U' ' || c == U'.';
}

// Whether it is a letter of an alphabet of which a word has many: Latin, Greek, Cyrillic.
bool is_alphabetic(char32_t c) {
  return c < 0x530 && is_letter(c) && (c < U'0' || c > U'9');
}

// Returns the folded text without what nobody sees.
std::u32string seen_letters(std::string_view text) {
  std::u32string letters;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text.substr(at));
    if (!is_hidden(point.value, text.substr(0, at))) letters += point.value;
    at += point.size;
  }
  while (!letters.empty() && is_unicode_space(letters.back())) letters.pop_back();
  while (!letters.empty() && is_unicode_space(letters.front())) letters.erase(letters.begin());
  std::string bytes;
  for (const char32_t c : letters) append_utf8(bytes, c);
  return to_utf32(fold(bytes));
}

// Whether a letter within the word may be left out of `longer`, which has one more than `shorter`.
bool is_dropped_letter(std::u32string_view shorter, std::u32string_view longer) {
  if (shorter.size() + 1 != longer.size()) return false;
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(shorter, longer).in1 - shorter.begin());
  if (shorter.substr(at) != longer.substr(at + 1) || !is_alphabetic(longer[at])) return false;
  std::size_t begin = at, end = at + 1; // of the part of the word
  while (begin > 0 && is_alphabetic(longer[begin - 1])) --begin;
  while (end < longer.size() && is_alphabetic(longer[end])) ++end;
  const bool plural = at + 1 == end && longer[at] == U's';
  const bool beside_digit = end < longer.size() && !is_separator(longer[end]);
  return end - begin >= 4 && at > begin && !plural && !beside_digit;
}

} // namespace

Slip slip_between(std::string_view wrong, std::string_view right) {
  const std::u32string a = seen_letters(wrong), b = seen_letters(right);
  if (a == b) return Slip::writing;
  if (a.size() != b.size()) {
    const bool dropped = a.size() < b.size() ? is_dropped_letter(a, b) : is_dropped_letter(b, a);
    return dropped ? Slip::letter : Slip::more;
  }
  std::vector<std::size_t> other;
  bool separators = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    other.push_back(i);
    const bool in_number = i > 0 && i + 1 < a.size() && !is_alphabetic(a[i - 1]) && !is_alphabetic(a[i + 1]);
    separators = separators && is_separator(a[i]) && is_separator(b[i]) && !in_number;
  }
  if (separators) return Slip::writing;
  if (other.size() != 2 || other[0] + 1 != other[1]) return Slip::more;
  const bool swapped = a[other[0]] == b[other[1]] && a[other[1]] == b[other[0]];
  return swapped && is_alphabetic(a[other[0]]) && is_alphabetic(b[other[0]]) ? Slip::letter : Slip::more;
}

std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view> &candidates) {
  NearestSearch search(word);
  for (const std::string_view candidate : candidates) {
    if (candidate.size() <= 2 * longest_word) search.compare(KnownWord(candidate));
  }
  return search.nearest();
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
