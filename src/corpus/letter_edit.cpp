#include "corpus/letter_edit.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace galley {

namespace {

constexpr std::size_t longest_text = 64; // code points; it bounds the traces of a text
constexpr std::size_t max_compared = 8;  // texts of one trace that the others are compared with

// Returns whether it is a letter of an alphabet in which a word of eight letters is long.
bool is_alphabetic(char32_t value) {
  return is_ascii_lower(value) ||
         (((value >= 0xC0 && value < 0x530) || (value >= 0x1E00 && value < 0x2000)) && is_letter(value));
}

struct Word {
  std::size_t begin, end;
  std::size_t size() const { return end - begin; }
};

// Returns the word around the character at `at`, or the word that ends there.
Word word_at(std::u32string_view text, std::size_t at) {
  Word word{at, at};
  while (word.begin > 0 && is_alphabetic(text[word.begin - 1])) --word.begin;
  while (word.end < text.size() && is_alphabetic(text[word.end])) ++word.end;
  return word;
}

// Returns whether the words differ in one letter and mean opposite things.
bool are_opposites(std::u32string_view a, std::u32string_view b) {
  return (a.starts_with(U"micro") && b.starts_with(U"macro")) ||
         (a.starts_with(U"macro") && b.starts_with(U"micro"));
}

std::size_t common_prefix(std::u32string_view a, std::u32string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

// The hash of a text without one of its characters, or of the whole text.
struct Trace {
  std::uint64_t hash;
  std::uint32_t text; // the text's index
  bool operator<(const Trace &other) const {
    return hash != other.hash ? hash < other.hash : text < other.text;
  }
};

bool has_long_word(std::u32string_view text, std::size_t min_word) {
  std::size_t letters = 0;
  for (const char32_t value : text) {
    letters = is_alphabetic(value) ? letters + 1 : 0;
    if (letters + 1 >= min_word) return true; // one letter may be missing
  }
  return false;
}

// Returns a hash for each way to remove one character, and one for the whole text. Two texts that are one
// edit apart share a hash.
std::vector<std::uint64_t> traces_of(std::u32string_view text) {
  constexpr std::uint64_t base = 0x9E3779B97F4A7C15U;
  std::vector<std::uint64_t> before(text.size() + 1, 1); // hashes of the text before each index
  for (std::size_t i = 0; i < text.size(); ++i) before[i + 1] = before[i] * base + text[i];
  std::vector<std::uint64_t> traces = {before.back()};
  std::uint64_t behind = 0; // the hash of the text after the index
  std::uint64_t power = 1;  // the factor for the text before the index
  for (std::size_t i = text.size(); i-- > 0;) {
    traces.push_back(before[i] * power + behind);
    behind += text[i] * power;
    power *= base;
  }
  return traces;
}

} // namespace

bool is_letter_edit(std::u32string_view a, std::u32string_view b, std::size_t min_word) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  const std::size_t at = common_prefix(a, b);
  const bool added = a.size() < b.size();
  const bool swapped = !added && at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
                       a.substr(at + 2) == b.substr(at + 2);
  if (!swapped && a.substr(added ? at : at + 1) != b.substr(at + 1)) return false;
  if (!is_alphabetic(b[at]) || (!added && !is_alphabetic(a[at])) || (swapped && !is_alphabetic(b[at + 1])))
    return false;

  const Word word_a = word_at(a, at);
  const Word word_b = word_at(b, at);
  const std::size_t shortest = added || swapped ? min_word : long_word;
  if (std::max(word_a.size(), word_b.size()) < shortest || at == word_b.begin) return false;
  if (are_opposites(a.substr(word_a.begin), b.substr(word_b.begin))) return false;
  if (swapped) return true;
  const bool at_end = at + 1 == word_b.end;
  const bool doubled = added && b[at] == b[at - 1] && b[at] != 's'; // `princess` is not `princes`
  return doubled || !at_end;
}

std::map<std::size_t, std::size_t> find_letter_edits(const std::vector<SpelledText> &texts,
                                                     std::size_t min_word) {
  std::vector<std::u32string> decoded(texts.size());
  std::vector<Trace> traces;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::u32string text = to_utf32(texts[i].words);
    if (text.size() > longest_text || !has_long_word(text, min_word)) continue;
    for (const std::uint64_t hash : traces_of(text)) traces.push_back({hash, static_cast<std::uint32_t>(i)});
    decoded[i] = std::move(text);
  }
  std::ranges::sort(traces, [](const Trace &a, const Trace &b) { return a < b; });

  // The texts are in order of rank, so the smallest index is the commonest text.
  std::vector<std::uint32_t> nearest(texts.size());
  for (std::size_t i = 0; i < nearest.size(); ++i) nearest[i] = static_cast<std::uint32_t>(i);
  for (std::size_t begin = 0, end = 0; begin < traces.size(); begin = end) {
    while (end < traces.size() && traces[end].hash == traces[begin].hash) ++end;
    for (std::size_t rare = begin + 1; rare < end; ++rare) {
      const std::uint32_t text = traces[rare].text;
      const std::size_t last = std::min(rare, begin + max_compared);
      for (std::size_t common = begin; common < last && traces[common].text < nearest[text]; ++common) {
        const std::uint32_t other = traces[common].text;
        if (texts[other].count < 2 * texts[text].count) break;
        if (is_letter_edit(decoded[text], decoded[other], min_word)) nearest[text] = other;
      }
    }
  }
  std::map<std::size_t, std::size_t> found;
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    const std::uint32_t common = nearest[i];
    if (common != i && nearest[common] == common) found.emplace(texts[i].index, texts[common].index);
  }
  return found;
}

} // namespace galley
