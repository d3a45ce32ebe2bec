#include "terms/wording.h"

#include "terms/lexicon.h"
#include "terms/word_list.h"
#include "terms/wording_cjk.h"
#include "terms/words.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_title_words = 9; // of a book's title
constexpr std::size_t max_term_words = 5;  // of Latin and other spaced scripts

// Returns a word folded, without punctuation behind it. `fifty-one` counts as `fifty`.
std::string plain_word(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ';'))
    word.remove_suffix(1);
  const std::string_view tens = word.substr(0, word.find('-'));
  return fold(tens.ends_with("ty") ? tens : word);
}

bool is_identifier(std::string_view word) {
  return word.front() == '`' || word.find_first_of("_/0123456789") != word.npos;
}

// Tells whether every word begins large, but for the small ones between: `Getting to Yes`.
bool is_title(const std::vector<std::string_view> &words) {
  static const WordList small(words::en::small_title_words);
  std::size_t large = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_ascii_upper(words[i].front())) {
      ++large;
    } else if (i == 0 || i + 1 == words.size() || !small.has(words[i])) {
      return false;
    }
  }
  return large >= 2;
}

// Tells whether the words are like `Elasticity of demand`, which begins large because it begins a name.
bool is_of_name(const std::vector<std::string_view> &words) {
  return words.size() == 3 && words[1] == "of" && is_ascii_upper(words[0][0]);
}

// Tells whether a word that stands alone is an adverb or a participle: `roughly`, `deprecated`.
bool is_modifier(std::string_view word) {
  return word.size() > 4 && (word.ends_with("ly") || word.ends_with("ed"));
}

Wording judge_spaced(std::string_view text, const Shape &shape) {
  static const WordList stress_words(words::en::stress_words);
  static const WordList common_nouns(words::en::common_nouns);
  const auto words = split_words(text);
  if (words.size() <= max_title_words && is_title(words)) return Wording::term;
  if (words.size() > max_term_words) return Wording::clause;
  std::size_t stressed = 0;
  std::size_t common = 0;
  for (const std::string_view written : words) {
    const std::string word = plain_word(written);
    if (common_nouns.has(word)) ++common;
    if (stress_words.has(word)) ++stressed;
  }
  if (stressed == words.size()) return Wording::stress;
  if (stressed == 1 && is_of_name(words)) return Wording::term;
  if (stressed > 0) return words.size() > 3 ? Wording::clause : Wording::phrase;
  if (common == words.size()) return Wording::common;
  if (words.size() == 1) {
    if (shape.letters < 2) return Wording::stress;
    if (is_modifier(text)) return Wording::phrase;
  }
  if (shape.upper || std::ranges::any_of(words, is_identifier)) return Wording::term;
  return words.size() <= 3 ? Wording::unclear : Wording::phrase;
}

} // namespace

bool is_number(std::string_view text, const Shape &shape) {
  static const WordList around(words::number_words);
  static const WordList numerals(words::numerals);
  std::string_view rest = text;
  std::size_t counted = 0; // digits and numerals
  std::size_t others = 0;
  // In a text without digits, a single letter of another kind makes it no number.
  while (!rest.empty() && (others == 0 || shape.digits > 0)) {
    const CodePoint next = decode_utf8(rest);
    std::size_t size = numerals.prefix(rest);
    if (is_digit(next.value) || size != 0) {
      ++counted;
    } else {
      size = around.prefix(rest);
      if (size == 0 && is_letter(next.value)) ++others;
    }
    rest.remove_prefix(size != 0 ? size : next.size);
  }
  if (counted == 0) return false;
  if (others == 0) return count_code_points(text) > 1;
  const char32_t first = decode_utf8(text).value;
  const bool leads = is_digit(first) || (!is_letter(first) && first != '#' && first != '`');
  return leads && shape.digits > 0 && (shape.letters <= 4 || shape.digits >= shape.letters);
}

bool is_everyday(std::string_view term) {
  return is_household_word(term) || judge_wording(term) == Wording::common;
}

Wording judge_wording(std::string_view text) {
  const std::string_view whole = trim_spaces(text);
  text = trim_quotes(whole);
  const bool is_work = whole.starts_with("《") && text.size() < whole.size(); // the title of a book or film
  if (is_work) return Wording::term;
  const Shape shape = shape_of(text);
  if (shape.letters + shape.digits == 0) return Wording::stress;
  if (is_number(text, shape)) return Wording::number;
  if (shape.clause_marks) return Wording::clause;
  if (shape.hangul > 0) return judge_korean(text);
  if (shape.kana > 0) return judge_japanese(text, shape);
  return shape.cjk > 0 ? judge_chinese(text, shape) : judge_spaced(text, shape);
}

} // namespace galley
