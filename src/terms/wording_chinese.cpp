#include "terms/wording_cjk.h"

#include "terms/word_list.h"
#include "terms/words.h"
#include "text/code_points.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::size_t max_plain_term_cjk = 9; // of a name whose end doesn't say that it is one
constexpr std::size_t max_phrase_cjk = 8;     // a longer phrase is a clause

const WordList &joint_free() {
  static const WordList words(words::zh::joint_free_words);
  return words;
}

const WordList &adjectives() {
  static const WordList words(words::zh::adjectives);
  return words;
}

const WordList &common_nouns() {
  static const WordList words(words::zh::common_nouns);
  return words;
}

// Tells whether a text holds a character that joins words to a phrase, and that belongs to no name there.
bool has_joint(std::string_view text) {
  static const WordList joints(words::zh::joints);
  while (!text.empty()) {
    if (const std::size_t size = joint_free().prefix(text); size != 0) {
      text.remove_prefix(size);
      continue;
    }
    if (joints.prefix(text) != 0) return true;
    text.remove_prefix(decode_utf8(text).size);
  }
  return false;
}

// Tells whether a text is a pair like `A和B`, of two characters or more each.
bool is_pair(std::string_view text) {
  return std::ranges::any_of(words::zh::pairing_words, [&](std::string_view joint) {
    const std::size_t at = text.find(joint);
    return at != text.npos && count_code_points(text.substr(0, at)) >= 2 &&
           count_code_points(text.substr(at + joint.size())) >= 2;
  });
}

// Tells whether a text, which holds no words of clauses, begins or goes on as no name does.
bool is_phrase(std::string_view text) {
  static const WordList starts(words::zh::phrase_starts);
  static const WordList ends(words::zh::phrase_ends);
  static const WordList verbs(words::zh::verbs);
  if (is_pair(text) || (ends.suffix(text) != 0 && count_code_points(text) > 2)) return true;
  const std::size_t verb = verbs.prefix(text);
  if (joint_free().prefix(text) == 0 && (starts.prefix(text) != 0 || verb != 0)) return true;
  // An adjective and a noun that every reader knows are no name: 真正瓶颈, 最终答案.
  const std::size_t adjective = adjectives().prefix(text);
  return adjective != 0 && common_nouns().has(text.substr(adjective));
}

// Tells whether a numeral and its counter begin the text: `四种用法`, `一尺左右`.
bool begins_with_count(std::string_view text) {
  static const WordList numerals(words::zh::numerals_before_counters);
  static const WordList counters(words::zh::counters);
  std::size_t counted = 0;
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    const bool numeral = is_digit(next.value) || numerals.prefix(text) != 0;
    if (!numeral && !(counted > 0 && (next.value == ' ' || next.value == '.'))) break;
    text.remove_prefix(next.size);
    ++counted;
  }
  return counted > 0 && counters.prefix(text) != 0;
}

// Tells whether a figure stands among the words: `降 25 个基点`.
bool has_figure_within(std::string_view text) {
  bool cjk = false;
  bool figure = false; // digits after CJK
  for (const char32_t next : code_points(text)) {
    if (is_cjk(next)) {
      if (figure) return true;
      cjk = true;
    } else if (is_digit(next)) {
      figure = cjk;
    } else if (is_letter(next)) {
      figure = cjk = false; // `GPT-4 时代`
    }
  }
  return false;
}

} // namespace

Wording judge_chinese(std::string_view text, const Shape &shape) {
  static const WordList clause_words(words::zh::clause_words);
  static const WordList ordinals(words::zh::ordinals);
  static const WordList term_ends(words::zh::term_ends);
  static const WordList organisation_ends(words::zh::organisation_ends);
  if (adjectives().has(text)) return Wording::stress;
  if (common_nouns().has(text)) return Wording::common;
  if (shape.letters < 2) return Wording::common; // one character may be a term where it is explained
  if (shape.cjk > max_term_cjk || clause_words.occurs_in(text)) return Wording::clause;
  static const WordList adverbs(words::zh::adverbs);
  if (adverbs.prefix(text) != 0 || has_figure_within(text) ||
      (begins_with_count(text) && joint_free().prefix(text) == 0) || has_joint(text) ||
      (ordinals.prefix(text) != 0 && joint_free().prefix(text) == 0))
    return shape.cjk > max_phrase_cjk ? Wording::clause : Wording::phrase;
  if (shape.cjk >= 4 && (term_ends.suffix(text) != 0 || organisation_ends.suffix(text) != 0))
    return Wording::term;
  if (is_phrase(text)) return shape.cjk > max_phrase_cjk ? Wording::clause : Wording::phrase;
  if (shape.cjk > max_plain_term_cjk) return Wording::phrase;
  return Wording::term;
}

} // namespace galley
