#include "terms/lexicon.h"

#include "terms/word_list.h"
#include "terms/word_tables.h"
#include "terms/words.h"
#include "text/code_points.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace galley {

namespace {

constexpr std::size_t min_stem = 3;
constexpr std::size_t min_half = 4; // letters of each half of a compound word
constexpr std::size_t min_ending_word = 6;

using Table = std::span<const std::string_view>;

// Tells whether a line of the table is the word.
bool has_line(Table table, std::string_view word) {
  if (word.empty()) return false;
  const auto after = std::ranges::upper_bound(
      table, word, {}, [](std::string_view part) { return part.substr(0, part.find('\n')); });
  if (after == table.begin()) return false;
  const std::string_view part = *(after - 1);
  std::size_t begin = 0, end = part.size(); // of the lines that may be the word
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const std::size_t last_end = middle == 0 ? part.npos : part.rfind('\n', middle - 1);
    const std::size_t line = last_end == part.npos ? 0 : last_end + 1;
    const std::size_t line_end = part.find('\n', line);
    const int order = part.substr(line, line_end - line).compare(word);
    if (order == 0) return true;
    if (order < 0)
      begin = line_end + 1;
    else
      end = line;
  }
  return false;
}

bool is_listed(std::string_view word) {
  return has_line(words::tables::english, word);
}

// Tells whether the table has the word, or what it is an inflected form of.
bool is_form_of_listed(std::string_view word) {
  if (is_listed(word)) return true;
  struct Form {
    std::string_view suffix;
    std::array<std::string_view, 2> endings; // of the word without the suffix
  };
  static constexpr std::array<Form, 10> forms = {{{"s", {"", ""}},
                                                  {"es", {"", ""}},
                                                  {"ies", {"y", "y"}},
                                                  {"ed", {"", "e"}},
                                                  {"ing", {"", "e"}},
                                                  {"ly", {"", ""}},
                                                  {"er", {"", "e"}},
                                                  {"ers", {"", "e"}},
                                                  {"or", {"", "e"}},
                                                  {"able", {"", "e"}}}};
  for (const auto &[suffix, endings] : forms) {
    if (!word.ends_with(suffix)) continue;
    const std::string stem(word.substr(0, word.size() - suffix.size()));
    if (stem.size() < min_stem) continue;
    for (const std::string_view ending : endings) {
      if (is_listed(stem + std::string(ending))) return true;
    }
    if (stem.size() > min_stem && stem.back() == stem[stem.size() - 2] &&
        is_listed(std::string_view(stem).substr(0, stem.size() - 1)))
      return true;
  }
  return false;
}

// Tells whether the word is two words in one: `blockchain`.
bool is_compound(std::string_view word) {
  for (std::size_t at = min_half; at + min_half <= word.size(); ++at) {
    if (is_listed(word.substr(0, at)) && is_form_of_listed(word.substr(at))) return true;
  }
  return false;
}

} // namespace

bool names_part_of_world(std::string_view name) {
  return has_line(words::tables::world, name);
}

bool is_english_name(std::string_view word) {
  return has_line(words::tables::english_names, word);
}

bool is_english_word(std::string_view word) {
  static const WordList ends(words::en::common_word_ends), starts(words::en::common_word_starts);
  if (is_english_name(word)) return false;
  if (is_form_of_listed(word)) return true;
  if (word.size() >= min_ending_word && ends.suffix(word) != 0) return true;
  const std::size_t start = starts.prefix(word);
  if (start != 0 && word.size() - start >= min_stem && is_form_of_listed(word.substr(start))) return true;
  return is_compound(word);
}

bool is_household_word(std::string_view term) {
  static const WordList words(words::household_words);
  return words.has(term);
}

std::string to_simplified(std::string_view text) {
  static const std::vector<char16_t> table = [] {
    std::vector<char16_t> simplified(0x10000, 0);
    for (const std::string_view part : words::tables::simplified) {
      for (const std::string_view line : split(part, '\n')) {
        const CodePoint from = decode_utf8(line);
        simplified[from.value] = static_cast<char16_t>(decode_utf8(line.substr(from.size)).value);
      }
    }
    return simplified;
  }();
  std::string out;
  out.reserve(text.size());
  for (const PlacedCodePoint next : placed_code_points(text)) {
    const char16_t other = next.value < table.size() ? table[next.value] : u'\0';
    if (other != 0)
      append_utf8(out, other);
    else
      out.append(text, next.begin, next.end - next.begin);
  }
  return out;
}

} // namespace galley
