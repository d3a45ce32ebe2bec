#include "terms/name.h"

#include "terms/han_set.h"
#include "terms/lexicon.h"
#include "terms/matcher.h"
#include "terms/shape.h"
#include "terms/word_list.h"
#include "terms/wording.h"
#include "terms/words.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>

namespace galley {

namespace {

constexpr std::size_t max_words = 6;
constexpr std::size_t min_transliterated = 3;
constexpr std::size_t min_strong = 2; // characters that hardly stand in anything but transliterations
constexpr std::size_t max_han_name = 4;
constexpr std::size_t max_called = 8; // characters
constexpr std::size_t max_acronym = 5;
constexpr std::size_t min_run =
    3; // small letters that make a product's name of one with a large letter inside
constexpr std::size_t min_latin_place = 4;
constexpr std::size_t min_table_word = 3; // the tables have no shorter ones

// --- Names in Latin letters ---

std::string_view trim_marks(std::string_view word) {
  constexpr std::string_view marks = ",.;:!?()[]\"'*";
  while (!word.empty() && marks.find(word.front()) != marks.npos) word.remove_prefix(1);
  while (!word.empty() && marks.find(word.back()) != marks.npos) word.remove_suffix(1);
  return word;
}

bool begins_large(std::string_view word) {
  const char32_t first = decode_utf8(word).value;
  return to_lower(first) != first;
}

// What one word of a name is.
enum class WordKind : unsigned char { none, small, number, acronym, common, either, proper, model };

bool is_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= max_acronym && std::ranges::all_of(word, is_ascii_upper);
}

// Tells whether a large letter stands behind small ones, and a run of them beside it: `YouTube`, `OpenAI`.
bool is_camel(std::string_view word) {
  static const WordList terms(words::en::camel_terms);
  if (terms.has(word)) return false;
  std::size_t run = 0, longest = 0;
  bool inside = false;
  for (const char c : word) {
    inside = inside || (is_ascii_upper(c) && run > 0);
    run = is_ascii_lower(c) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return inside && longest >= min_run;
}

WordKind kind_of_letters(std::string_view word) {
  const std::string folded = fold(word);
  if (folded.size() < min_table_word) return WordKind::common;
  if (is_english_name(folded)) return WordKind::either;
  return is_english_word(folded) ? WordKind::common : WordKind::proper;
}

// Tells whether a word with digits is the name of a model: `GPT-4o`, `H100`, `Qwen2.5`; not `IPv6`.
bool is_model(std::string_view word) {
  const std::size_t digit = word.find_first_of("0123456789");
  std::string_view letters = word.substr(0, digit);
  const bool joined = letters.ends_with('-');
  if (joined) letters.remove_suffix(1);
  if (letters.empty() || !std::ranges::all_of(letters, is_ascii_letter)) return false;
  if (letters.size() == 1) return word.size() >= 4 && is_ascii_upper(letters.front());
  const bool written_out = std::ranges::all_of(letters.substr(1), is_ascii_lower);
  if (joined && is_acronym(letters)) return true;
  return written_out && letters.size() >= min_table_word && kind_of_letters(letters) == WordKind::proper;
}

WordKind kind_of_word(std::string_view word, bool first) {
  static const WordList particles(words::en::name_particles);
  if (word.empty()) return WordKind::none;
  if (std::ranges::all_of(word, [](char c) { return is_ascii_digit(c) || c == '.'; }))
    return WordKind::number;
  if (!first && particles.has(word)) return WordKind::small;
  if (is_camel(word)) return WordKind::proper;
  if (!begins_large(word)) return WordKind::none;
  if (first && particles.has(fold(word))) return WordKind::small;
  if (word.find_first_of("0123456789") != word.npos)
    return is_model(word) ? WordKind::model : WordKind::common;
  if (is_acronym(word) || std::ranges::any_of(word.substr(1), is_ascii_upper)) {
    const std::string_view last = word.substr(word.rfind('-') + 1);
    if (last.size() == word.size()) return WordKind::acronym;
  }
  // A hyphen joins words, the last of which decides: `Byung-Chul`, `Pre-training`.
  return kind_of_letters(word.substr(word.rfind('-') + 1));
}

struct WordCounts {
  std::size_t words = 0, common = 0, heads = 0, either = 0, proper = 0, acronyms = 0, models = 0, numbers = 0;
};

// Counts the kinds of words; counts none where one of them can't stand in a name.
WordCounts count_kinds(const std::vector<std::string_view> &words) {
  static const WordList heads(words::en::name_heads);
  WordCounts counts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = trim_marks(words[i]);
    for (const std::string_view possessive : {"'s", "’s"}) {
      if (!word.ends_with(possessive)) continue;
      if (i + 1 < words.size()) return {}; // Moore's Law
      word.remove_suffix(possessive.size());
    }
    switch (kind_of_word(word, i == 0)) {
    case WordKind::none:
      return {};
    case WordKind::small:
      break;
    case WordKind::number:
      ++counts.numbers;
      break;
    case WordKind::acronym:
      ++counts.acronyms;
      break;
    case WordKind::common:
      ++(heads.has(fold(word)) ? counts.heads : counts.common);
      break;
    case WordKind::either:
      ++(heads.has(fold(word)) ? counts.heads : counts.either);
      break;
    case WordKind::proper:
      ++counts.proper;
      break;
    case WordKind::model:
      ++counts.models;
      break;
    }
    ++counts.words;
  }
  return counts;
}

// --- Names in Chinese, Japanese and Korean ---

template <class Holds> bool all_of_code_points(std::string_view text, Holds holds) {
  for (const char32_t next : code_points(text)) {
    if (!holds(next)) return false;
  }
  return true;
}

bool has_name_dot(std::string_view text) {
  char32_t last = 0;
  bool dot = false;
  for (const char32_t next : code_points(text)) {
    if (dot && is_han(next)) return true;
    dot = is_han(last) && (next == U'·' || next == U'‧' || next == U'•' || next == U'・');
    last = next;
  }
  return false;
}

bool is_transliterated(std::string_view text) {
  static const HanSet typical(words::zh::transliterating_characters);
  static const HanSet strong(words::zh::strongly_transliterating_characters);
  std::size_t count = 0, strongly = 0;
  for (const char32_t next : code_points(text)) {
    if (!typical.has(next)) return false;
    ++count;
    if (strong.has(next)) ++strongly;
  }
  return count >= min_transliterated && strongly >= min_strong;
}

// Tells whether a text ends as names do, and what stands before that is more than a kind: `恒生指数`, but not
// `空壳公司`.
bool ends_as_name(std::string_view text) {
  static const WordList ends(words::name_ends), general(words::zh::general_modifiers);
  static const WordList sure(words::zh::sure_name_ends);
  const std::size_t sure_size = sure.suffix(text);
  const std::size_t size = std::max(ends.suffix(text), sure_size);
  if (size == 0) return false;
  if (size == sure_size) return count_code_points(text.substr(0, text.size() - size)) >= 2;
  const std::string_view owner = trim_spaces(text.substr(0, text.size() - size));
  return count_code_points(owner) >= 2 && general.suffix(owner) == 0;
}

bool begins_with_surname(std::string_view text) {
  static const WordList surnames(words::zh::surnames);
  const std::size_t count = count_code_points(text);
  return count >= 2 && count <= max_han_name && surnames.prefix(text) != 0;
}

// Tells whether a text of three characters is a surname and a given name: `蔡崇礼`.
bool is_full_name(std::string_view text) {
  static const HanSet given(words::zh::given_name_characters);
  static const WordList surnames(words::zh::surnames);
  const CodePoint first = decode_utf8(text);
  if (count_code_points(text) != 3 || !surnames.has(text.substr(0, first.size))) return false;
  return all_of_code_points(text.substr(first.size), [](char32_t next) { return given.has(next); });
}

// Returns a folded name without a number at its end: `沪深 300`.
std::string_view without_number(std::string_view key) {
  while (!key.empty() && (is_ascii_digit(key.back()) || key.back() == ' ')) key.remove_suffix(1);
  return key;
}

// Tells whether a person may be called so.
bool may_be_person(std::string_view text) {
  const Shape shape = shape_of(text);
  if (!shape.is_cjk()) return is_proper_name(text);
  if (has_name_dot(text)) return true;
  if (shape.cjk != shape.letters || shape.digits != 0) return false;
  return begins_with_surname(text) || is_transliterated(text);
}

// Tells whether a text says the office of a person and then the name: `创始人张一鸣`.
bool begins_with_office(std::string_view text) {
  static const WordList offices(words::occupation_ends);
  std::size_t at = 0;
  while (at < text.size()) {
    at += decode_utf8(text.substr(at)).size;
    if (offices.has(text.substr(0, at)) && may_be_person(text.substr(at))) return true;
  }
  return false;
}

// --- What stands beside a name ---

// Tells whether a parenthesis gives years of a life: `1883—1946`, `1926-`.
bool gives_years(std::string_view text) {
  std::size_t digits = 0, runs = 0, others = 0;
  for (const char32_t next : code_points(text)) {
    const bool digit = is_digit(next);
    if (digit && digits == 0) ++runs;
    digits = digit ? digits + 1 : 0;
    if (digits > 4) return false;
    if (!digit && next != U'-' && next != U'–' && next != U'—' && next != U' ' && next != U'~' &&
        next != U'年')
      ++others;
  }
  return others == 0 && runs == 2;
}

// Returns the last word of a text of spaced words, folded.
std::string last_word(std::string_view text) {
  return fold(trim_marks(text.substr(text.find_last_of(" \t\n") + 1)));
}

bool has_kana_dot(std::string_view text) {
  return text.find("・") != text.npos;
}

// Tells whether a name may be so short and plain: the words beside it say that it is one.
bool may_be_called(std::string_view words) {
  const std::size_t max = has_kana_dot(words) ? 2 * max_called : max_called;
  return count_code_points(words) <= max && judge_wording(words) == Wording::term;
}

// Tells whether a text is of Latin words that all begin large.
bool is_title(std::string_view text) {
  const auto words = split_words(text);
  return !words.empty() && !has_cjk(text) && std::ranges::all_of(words, begins_large);
}

// Tells whether the words right before it say what it is: `外长**王毅**`, `the economist **…**`.
bool is_apposed(const NameClues &clues, std::string_view words) {
  static const WordList kinds(words::kinds), offices(words::occupation_ends);
  const std::string_view before = trim_spaces(clues.before);
  if (before.empty()) return false;
  const char32_t last = decode_last_utf8(before).value;
  if (is_cjk(last) || offices.suffix(before) != 0) {
    // `社長の**X**` is as good as `社長**X**`.
    const std::string_view said = before.ends_with("の") ? before.substr(0, before.size() - 3) : before;
    static const WordList verbal(words::zh::verbal_offices);
    const bool office = offices.suffix(said) != 0;
    if (!office && kinds.suffix(said) == 0) return false;
    const Shape shape = shape_of(words);
    if (office &&
        (may_be_person(words) || (verbal.suffix(said) == 0 && shape.is_cjk() && may_be_called(words))))
      return true;
    if (!shape.is_cjk()) return shape.upper && (is_proper_name(words) || is_title(words));
    return is_transliterated(words) || (is_title(clues.other_name) && may_be_called(words));
  }
  if (!is_ascii_letter(static_cast<char>(last < 0x80 ? last : 0))) return false;
  const std::string word = last_word(before);
  return (kinds.has(word) || offices.has(word)) && begins_large(words) && count_words(words) <= 4 &&
         !shape_of(words).is_cjk();
}

} // namespace

bool gives_office(std::string_view text) {
  static const WordList ends(words::occupation_ends);
  if (text.empty()) return false;
  if (is_cjk(decode_last_utf8(text).value)) return ends.suffix(text) != 0 && count_code_points(text) <= 16;
  const auto words = split_words(text);
  return words.size() <= max_words && !words.empty() && ends.has(fold(words.back()));
}

bool is_proper_name(std::string_view text) {
  const auto words = split_words(trim_quotes(trim_spaces(text)));
  if (words.empty() || words.size() > max_words) return false;
  const WordCounts counts = count_kinds(words);
  if (counts.words == 0) return false;
  if (counts.models > 0) return true;
  const bool named = counts.proper > 0;
  if (counts.numbers > 0 && (named || counts.acronyms > 0) &&
      kind_of_word(trim_marks(words[0]), true) != WordKind::common)
    return true; // Claude 4.5 Sonnet
  if (counts.common > 0) return named && counts.heads > 0;
  if (counts.heads > 0) return named || counts.either > 0 || counts.acronyms > 0;
  return named || counts.either >= 2;
}

namespace {

// Tells whether a text begins with a mark that follows names alone: `さん`, `氏`, `씨`.
bool is_sure_mark(std::string_view text) {
  if (text.starts_with("氏")) return true;
  return !text.empty() && is_cjk(decode_utf8(text).value) && !is_han(decode_utf8(text).value);
}

} // namespace

namespace {

// Tells whether what an abbreviation stands for is an institution: its head, the last word before `of` and
// the like, is one.
bool is_institution(std::string_view acronym, std::string_view expansion) {
  static const WordList heads(words::en::institution_heads);
  if (!is_acronym(acronym)) return false;
  const auto words = split_words(expansion);
  std::string head;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = fold(trim_marks(words[i]));
    if (i > 0 && (word == "of" || word == "for" || word == "on" || word == "to")) break;
    head = word;
  }
  return words.size() > 1 && heads.has(head);
}

} // namespace

NameEvidence find_name_evidence(const NameClues &clues) {
  static const WordList marks(words::person_marks), well_known(words::well_known_names);
  const std::string_view whole = trim_spaces(clues.words);
  const std::string_view words = trim_quotes(whole);
  if (words.empty()) return NameEvidence::none;
  if (is_apposed(clues, words)) return NameEvidence::beside;
  if (whole.starts_with("《") || clues.before.ends_with("《") || has_name_dot(words))
    return NameEvidence::itself;
  const Shape shape = shape_of(words);
  const std::string key = fold_words(words);
  const bool place =
      (shape.is_cjk() || (shape.upper && key.size() >= min_latin_place)) && names_part_of_world(key);
  if (place || well_known.has(without_number(key)) || begins_with_office(words)) return NameEvidence::itself;
  if (shape.is_cjk() ? is_transliterated(words) || ends_as_name(words) || is_full_name(words)
                     : is_proper_name(words))
    return NameEvidence::itself;
  const std::string_view after = trim_spaces(clues.after);
  if (marks.prefix(after) != 0 && (may_be_person(words) || (is_sure_mark(after) && may_be_called(words))))
    return NameEvidence::itself;
  if (gives_years(clues.parenthesis) || (gives_office(clues.parenthesis) && may_be_person(words)))
    return NameEvidence::itself;
  if (clues.other_name.empty()) return NameEvidence::none;
  if (is_institution(words, clues.other_name)) return NameEvidence::itself;
  if (!has_cjk(clues.other_name))
    return is_proper_name(clues.other_name) ? NameEvidence::itself : NameEvidence::none;
  const std::string_view other = trim_quotes(trim_spaces(clues.other_name));
  if (trim_spaces(clues.other_name).starts_with("《") || has_name_dot(other) || is_transliterated(other) ||
      names_part_of_world(fold_words(other)) || ends_as_name(other))
    return NameEvidence::itself;
  return NameEvidence::none;
}

} // namespace galley
