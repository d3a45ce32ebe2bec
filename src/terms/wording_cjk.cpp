#include "terms/wording_cjk.h"

#include "terms/word_list.h"
#include "terms/words.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_term_cjk = 14;      // Han, kana, Hangul, where the end is that of a name
constexpr std::size_t max_plain_term_cjk = 9; // where nothing says that it is one
constexpr std::size_t max_phrase_cjk = 8;     // longer, it is a clause
constexpr std::size_t max_korean_words = 4;

// ---- Chinese

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

// A character that joins words to a phrase, and none that belongs to a name.
bool has_joint(std::string_view text) {
  static const WordList joints(words::zh::joints);
  while (!text.empty()) {
    if (const std::size_t size = joint_free().prefix(text); size != 0) {
      text.remove_prefix(size);
      continue;
    }
    const std::size_t size = decode_utf8(text).size;
    if (joints.has(text.substr(0, size))) return true;
    text.remove_prefix(size);
  }
  return false;
}

// `A和B`, of two characters or more each.
bool is_pair(std::string_view text) {
  return std::any_of(words::zh::pairing_words.begin(), words::zh::pairing_words.end(),
                     [&](std::string_view joint) {
                       const std::size_t at = text.find(joint);
                       return at != text.npos && count_code_points(text.substr(0, at)) >= 2 &&
                              count_code_points(text.substr(at + joint.size())) >= 2;
                     });
}

// Whether a phrase of no clause words begins or goes on as no name does.
bool is_phrase(std::string_view text) {
  static const WordList starts(words::zh::phrase_starts);
  static const WordList ends(words::zh::phrase_ends);
  static const WordList verbs(words::zh::verbs);
  if (is_pair(text) || (ends.suffix(text) != 0 && count_code_points(text) > 2)) return true;
  const std::size_t verb = verbs.prefix(text);
  if (joint_free().prefix(text) == 0 && (starts.prefix(text) != 0 || verb != 0)) return true;
  // 真正瓶颈, 最终答案: an adjective and a noun that all know
  const std::size_t adjective = adjectives().prefix(text);
  return adjective != 0 && common_nouns().has(text.substr(adjective));
}

// `四种用法`, `一尺左右`: a numeral and its counter begin it.
bool begins_with_count(std::string_view text) {
  static const WordList numerals(words::zh::numerals_before_counters);
  static const WordList counters(words::zh::counters);
  std::size_t counted = 0;
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    const bool numeral = is_digit(next.value) || numerals.has(text.substr(0, next.size));
    if (!numeral && !(counted > 0 && (next.value == ' ' || next.value == '.'))) break;
    text.remove_prefix(next.size);
    ++counted;
  }
  return counted > 0 && counters.prefix(text) != 0;
}

// A figure stands among the words: `降 25 个基点`.
bool has_figure_within(std::string_view text) {
  bool cjk = false;
  bool figure = false; // digits after CJK
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    if (is_cjk(next.value)) {
      if (figure) return true;
      cjk = true;
    } else if (is_digit(next.value)) {
      figure = cjk;
    } else if (is_letter(next.value)) {
      figure = cjk = false; // `GPT-4 时代`
    }
    text.remove_prefix(next.size);
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

namespace {

// ---- Japanese

// A particle of one kana after a character that is no hiragana: `監視は`, but not `はやて`.
bool has_particle(std::string_view text) {
  static const WordList particles(words::ja::particles);
  char32_t last = U'は';
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    if (particles.prefix(text) != 0 && !is_hiragana(last)) return true;
    last = next.value;
    text.remove_prefix(next.size);
  }
  return false;
}

} // namespace

Wording judge_japanese(std::string_view text, const Shape &shape) {
  static const WordList clause_words(words::ja::clause_words);
  static const WordList clause_ends(words::ja::clause_ends);
  static const WordList common(words::ja::common_words);
  static const WordList ends(words::ja::phrase_ends);
  if (common.has(text)) return Wording::common;
  if (ends.suffix(text) != 0 && ends.suffix(text) < text.size()) return Wording::phrase;
  if (shape.cjk > max_term_cjk || clause_words.occurs_in(text) || has_particle(text)) return Wording::clause;
  const char32_t last = decode_last_utf8(text).value;
  if (is_hiragana(last) && clause_ends.suffix(text) != 0) return Wording::clause;
  constexpr std::string_view of = "の";
  if (const std::size_t at = text.find(of); at != text.npos) {
    if (common.has(text.substr(0, at)) || common.has(text.substr(at + of.size()))) return Wording::phrase;
  }
  return shape.letters < 2 ? Wording::stress : Wording::term;
}

Wording judge_korean(std::string_view text) {
  static const WordList clause_ends(words::ko::clause_ends);
  static const WordList particles(words::ko::particles);
  static const WordList common(words::ko::common_words);
  static const WordList joints(words::ko::joining_words);
  static const WordList korean_adnominal(words::ko::adnominal_ends);
  const auto words = split_words(text);
  if (count_code_points(text) < 2) return Wording::common;
  if (words.size() > max_korean_words) return Wording::clause;
  if (std::all_of(words.begin(), words.end(), [](std::string_view word) { return common.has(word); }))
    return Wording::common;
  if (words.size() > 1 && clause_ends.suffix(words.back()) != 0) return Wording::clause;
  if (korean_adnominal.suffix(words.back()) != 0) return Wording::phrase;
  const bool bound = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    const std::size_t size = particles.suffix(word);
    return size != 0 && size < word.size();
  });
  if (bound) return Wording::clause;
  const bool joined =
      std::any_of(words.begin(), words.end(), [](std::string_view word) { return joints.has(word); });
  return joined ? Wording::phrase : Wording::term;
}

} // namespace galley
