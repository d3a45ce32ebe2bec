#include "terms/sentence.h"

#include "terms/shape.h"
#include "terms/word_list.h"
#include "terms/words.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <string>

namespace galley {

namespace {

constexpr std::size_t min_said = 5;        // characters of CJK that say something of a term
constexpr std::size_t min_said_words = 3;  // of other scripts
constexpr std::size_t max_apposition = 24; // characters
constexpr std::size_t max_rest = 12;       // characters of CJK between a term and the end of its sentence
constexpr std::size_t max_rest_words = 4;
constexpr std::size_t min_named = 5; // characters before `这叫做`
constexpr std::size_t min_named_words = 4;
constexpr std::size_t max_noun_words = 4;
constexpr std::size_t near = 30; // bytes before a name

constexpr std::u32string_view sentence_ends = U"。！？!?\n";
constexpr std::u32string_view clause_ends = U"。！？!?\n，,；;（(";
constexpr std::u32string_view closing = U"”》」』’\"*_";
constexpr std::u32string_view opening = U"“《「『‘\"*_";

bool is_one_of(std::u32string_view set, char32_t value) {
  return set.find(value) != set.npos;
}

// Returns the size of the text up to the first of these marks. A full stop counts as a mark where a blank
// follows it.
std::size_t size_until(std::string_view text, std::u32string_view marks) {
  for (const PlacedCodePoint next : placed_code_points(text)) {
    if (is_one_of(marks, next.value)) return next.begin;
    if (next.value == '.' && (next.end == text.size() || text[next.end] == ' ' || text[next.end] == '\n'))
      return next.begin;
  }
  return text.size();
}

std::string_view trim_opening(std::string_view text) {
  text = trim_spaces(text);
  while (!text.empty() && is_one_of(opening, decode_last_utf8(text).value)) {
    text.remove_suffix(decode_last_utf8(text).size);
    text = trim_spaces(text);
  }
  return text;
}

std::string_view trim_closing(std::string_view text) {
  text = trim_spaces(text);
  while (!text.empty() && is_one_of(closing, decode_utf8(text).value))
    text = trim_spaces(text.substr(decode_utf8(text).size));
  return text;
}

// Tells whether so much is said that it may define something.
bool says_enough(std::string_view text) {
  const Shape shape = shape_of(text);
  return shape.is_cjk() ? shape.letters + shape.digits >= min_said : count_words(text) >= min_said_words;
}

std::string_view clause_of(std::string_view text) {
  return text.substr(0, size_until(text, clause_ends));
}

// Tells whether a clause goes on as one that says what something is: it has enough words, and is no predicate
// like `是被动的` or a question.
bool goes_on_as_definition(std::string_view clause, std::string_view rest) {
  if (!says_enough(clause) || clause.ends_with("的")) return false;
  return !rest.starts_with("？") && !rest.starts_with("?");
}

// --- Chinese, Japanese, Korean ---

// Tells whether `是` and a noun follow: `是美国最大的零售商`.
bool is_plain_copula(std::string_view text) {
  static const WordList undefining(words::zh::undefining_words), starts(words::zh::undefining_starts);
  static const WordList relational(words::zh::relational_ends);
  constexpr std::string_view is = "是";
  if (!text.starts_with(is) || undefining.prefix(text) != 0) return false;
  const std::string_view said = trim_spaces(text.substr(is.size()));
  if (starts.prefix(said) != 0) return false;
  const std::string_view clause = clause_of(said);
  return relational.suffix(clause) == 0 && goes_on_as_definition(clause, said.substr(clause.size()));
}

// Tells whether what follows the term within its sentence defines it.
bool defines_after(std::string_view text) {
  static const WordList defining(words::zh::defining_words), undefining(words::zh::undefining_words);
  static const WordList relational(words::zh::relational_ends);
  const std::size_t size = defining.prefix(text);
  if (size != 0 && undefining.prefix(text) == 0) {
    const std::string_view said = text.substr(size);
    const std::string_view sentence = said.substr(0, size_until(said, sentence_ends));
    const bool relates = text.starts_with("是") && relational.suffix(clause_of(said)) != 0;
    if (!relates && goes_on_as_definition(sentence, said.substr(sentence.size()))) return true;
  }
  return is_plain_copula(text);
}

// Returns a text without a copula at its end, and what may stand before that.
std::string_view without_copula(std::string_view text) {
  static constexpr std::array<std::string_view, 13> copulas = {"である", "です", "だった", "でした", "だ",
                                                               "입니다", "이다", "이며",   "인데",   "으로",
                                                               "이고",   "다",   "로"};
  for (const std::string_view copula : copulas) {
    if (text.ends_with(copula)) return text.substr(0, text.size() - copula.size());
  }
  return text;
}

// Tells whether a Japanese or Korean sentence on the term defines it.
bool defines_to_its_end(std::string_view text) {
  // What says so begins with a particle, or with a comma.
  const char32_t first = decode_utf8(text).value;
  if (first != U'、' && (!is_cjk(first) || is_han(first))) return false;
  static const WordList ja_starts(words::ja::defining_words), ko_starts(words::ko::defining_words);
  static const WordList ends(words::defining_ends), kinds(words::kind_ends);
  const std::string_view sentence = text.substr(0, size_until(text, sentence_ends));
  const Shape shape = shape_of(sentence);
  if (shape.kana + shape.hangul == 0 || !says_enough(sentence)) return false;
  if (ja_starts.prefix(text) != 0 || (shape.hangul > 0 && ko_starts.prefix(text) != 0)) return true;
  if (text.starts_with("、つまり") || text.starts_with("、すなわち")) return true;
  static constexpr std::array<std::string_view, 5> topics = {"は", "って", "은", "는", "이"};
  const bool is_topic =
      std::ranges::any_of(topics, [&](std::string_view topic) { return text.starts_with(topic); });
  if (is_topic && ends.suffix(sentence) != 0) return true;
  const std::string_view clause = shape.hangul > 0 ? clause_of(sentence) : sentence;
  const std::string_view said = without_copula(clause);
  return is_topic && said.size() < clause.size() && kinds.suffix(said) != 0;
}

// Tells whether the clause behind a comma is a noun that says of what kind the term is: `特斯拉的CEO`.
bool is_kind(std::string_view clause) {
  static const WordList kinds(words::kind_ends), offices(words::occupation_ends);
  static const WordList starts(words::zh::undefining_starts);
  if (starts.prefix(clause) != 0 || count_code_points(clause) > max_apposition) return false;
  const std::size_t size = std::max(kinds.suffix(clause), offices.suffix(clause));
  return size != 0 && size < clause.size();
}

DefinedBy find_apposition(std::string_view text) {
  static const WordList openers(words::zh::apposition_words), undefining(words::zh::undefining_words);
  const CodePoint mark = decode_utf8(text);
  const std::string_view said = trim_spaces(text.substr(mark.size));
  if (mark.value == U'—' || mark.value == U'–') {
    std::string_view rest = said;
    while (rest.starts_with("—")) rest.remove_prefix(std::string_view("—").size());
    return has_cjk(rest) && says_enough(clause_of(trim_spaces(rest))) ? DefinedBy::apposition
                                                                      : DefinedBy::none;
  }
  if (mark.value != U'，' && mark.value != ',') return DefinedBy::none;
  const std::string_view clause = clause_of(said);
  if (const std::size_t size = openers.prefix(said); size != 0 && undefining.prefix(said) == 0) {
    const bool apposed = said.starts_with("一") || said.starts_with("这");
    if (says_enough(clause)) return apposed ? DefinedBy::apposition : DefinedBy::sentence;
  }
  return clause.size() < said.size() && is_kind(clause) ? DefinedBy::apposition : DefinedBy::none;
}

bool is_defined_by_next(std::string_view text) {
  static const WordList starts(words::zh::next_sentence_words), undefining(words::zh::undefining_words);
  const std::size_t end = size_until(text, sentence_ends);
  if (end == text.size() || count_code_points(text.substr(0, end)) > max_rest) return false;
  const std::string_view next = trim_closing(text.substr(end + decode_utf8(text.substr(end)).size));
  return starts.prefix(next) != 0 && undefining.prefix(next) == 0 && says_enough(clause_of(next));
}

DefinedBy find_after_cjk(std::string_view text) {
  if (defines_after(text) || defines_to_its_end(text)) return DefinedBy::sentence;
  if (text.starts_with("这家") || text.starts_with("这位") || text.starts_with("这款"))
    return DefinedBy::apposition;
  if (const DefinedBy found = find_apposition(text); found != DefinedBy::none) return found;
  return is_defined_by_next(text) ? DefinedBy::sentence : DefinedBy::none;
}

// Tells whether a text before a name describes what is called so. `第二个词叫` only announces it.
bool describes(std::string_view text) {
  static const WordList ends(words::zh::announcing_ends), announcing(words::zh::announcing_words);
  std::string_view last = trim_spaces(text);
  if (last.ends_with("，")) last.remove_suffix(std::string_view("，").size());
  const std::string_view close = last.substr(last.size() - std::min(last.size(), near));
  if (ends.suffix(last) != 0 || announcing.occurs_in(close)) return false;
  const Shape shape = shape_of(text);
  return shape.is_cjk() && shape.letters >= min_named;
}

// Tells whether the words before the term say what it is, and those behind it that it is called so:
// `…を**X**と呼ぶ`.
bool is_named_behind(std::string_view before, std::string_view after) {
  static const WordList naming(words::naming_words_behind);
  return naming.prefix(after) != 0 && describes(before);
}

// Tells whether the words before the term say what it is, and then that it is called so.
bool is_named_before(std::string_view text) {
  static const WordList naming(words::zh::naming_ends), ja_naming(words::ja::naming_ends);
  static const WordList ko_naming(words::ko::naming_ends);
  const std::size_t size = std::max({naming.suffix(text), ja_naming.suffix(text), ko_naming.suffix(text)});
  if (size == 0) return false;
  return describes(text.substr(0, text.size() - size));
}

// --- English ---

// Returns whether the folded text begins with one of the phrases, and its size then.
std::size_t phrase_size(const WordList &phrases, std::string_view folded) {
  const std::size_t size = phrases.prefix(folded);
  if (size == 0 || size == folded.size() || !is_ascii_alphanumeric(folded[size]) ||
      !is_ascii_alphanumeric(folded[size - 1]))
    return size;
  return 0;
}

// Tells whether a clause tells one thing from others: `tools that stay quiet`.
bool distinguishes(std::string_view folded) {
  static constexpr std::array<std::string_view, 7> words = {" that ",  " which ", " who ", " used ",
                                                            " where ", " for ",   " of "};
  return std::ranges::any_of(words, [&](std::string_view word) { return folded.find(word) != folded.npos; });
}

DefinedBy find_after_spaced(std::string_view text) {
  static const WordList defining(words::en::defining_words), appositions(words::en::apposition_words);
  static const WordList next_words(words::en::next_sentence_words);
  const std::string folded = fold(text);
  const std::string_view all = folded;
  if (phrase_size(defining, all) != 0 && count_words(clause_of(all)) > min_said_words)
    return DefinedBy::sentence;
  const std::string_view clause = clause_of(all);
  if ((clause.starts_with("is ") || clause.starts_with("are ")) && distinguishes(clause) &&
      count_words(clause) > min_named_words)
    return DefinedBy::sentence;
  const CodePoint mark = decode_utf8(all);
  const std::string_view said = trim_spaces(all.substr(mark.size));
  if (mark.value == ',') {
    const std::string_view apposed = clause_of(said);
    const bool closed = apposed.size() < said.size() && said[apposed.size()] == ',';
    const std::size_t enough = closed ? min_said_words - 1 : min_said_words;
    if (phrase_size(appositions, said) != 0 && count_words(apposed) >= enough) return DefinedBy::apposition;
    static const WordList kinds(words::kinds), offices(words::occupation_ends);
    const std::string_view first = said.substr(0, said.find(' '));
    if ((kinds.has(first) || offices.has(first)) && count_words(apposed) >= min_said_words)
      return DefinedBy::apposition; // **X**, head of …
    if (said.starts_with("the ") && distinguishes(apposed) && apposed.size() < said.size())
      return DefinedBy::apposition;
  }
  if (mark.value == U'—' || mark.value == U'–' || all.starts_with("- "))
    return count_words(clause_of(said)) > min_named_words ? DefinedBy::apposition : DefinedBy::none;
  const std::size_t end = size_until(all, sentence_ends);
  if (end == all.size() || count_words(all.substr(0, end)) > max_rest_words) return DefinedBy::none;
  const std::string_view next = trim_closing(all.substr(end + 1));
  const bool defines = phrase_size(next_words, next) != 0 && count_words(clause_of(next)) > min_said_words;
  return defines ? DefinedBy::sentence : DefinedBy::none;
}

// Returns the size of the text up to the sentence that ends it.
std::size_t size_of_last_sentence(std::string_view text) {
  const std::size_t stop = text.find_last_of(".!?\n");
  return stop == text.npos ? 0 : stop + 1;
}

// Tells whether a noun stands before the term, and commas around it: `our kiln, **X**, …`.
bool is_set_off(std::string_view before, std::string_view after) {
  static const WordList owners(words::en::owners);
  if (!before.ends_with(',') || !after.starts_with(',')) return false;
  const std::string folded = fold(before.substr(0, before.size() - 1));
  const std::string_view noun = std::string_view(folded).substr(size_of_last_sentence(folded));
  const auto words = split_words(noun);
  const std::size_t last = std::min<std::size_t>(words.size(), max_noun_words);
  return std::any_of(words.end() - static_cast<std::ptrdiff_t>(last), words.end(),
                     [](std::string_view word) { return owners.has(word); });
}

bool is_named_before_spaced(std::string_view text) {
  static const WordList naming(words::en::naming_ends), articles(words::en::articles);
  static const WordList calling(words::en::calling_phrases);
  std::string folded = fold(text);
  // `The French call such a place a **X**`
  const std::size_t last = folded.find_last_of(" \n");
  const bool article = last != folded.npos && articles.has(std::string_view(folded).substr(last + 1));
  const std::string_view sentence = std::string_view(folded).substr(size_of_last_sentence(folded));
  if (calling.occurs_in(sentence) && count_words(folded) >= min_named_words) return true;
  if (article) folded.resize(last);
  const std::size_t size = naming.suffix(folded);
  if (size == 0 || (size < folded.size() && folded[folded.size() - size - 1] != ' ')) return false;
  return count_words(std::string_view(folded).substr(0, folded.size() - size)) >= min_named_words;
}

// Tells whether the term stands first in a parenthesis, and with an explanation: `熊市（**Bear Market**:
// …）`.
bool is_explained_in_parenthesis(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  const CodePoint open = decode_last_utf8(before);
  if (open.value != '(' && open.value != U'（') return false;
  const std::string_view named = trim_spaces(before.substr(0, before.size() - open.size));
  const char32_t next = decode_utf8(after).value;
  return !named.empty() && is_letter(decode_last_utf8(trim_opening(named)).value) &&
         is_one_of(U":：,，;；—)）", next);
}

} // namespace

std::string_view name_of(DefinedBy kind) {
  constexpr std::array<std::string_view, 5> names = {"", "parenthesis", "sentence", "apposition", "glossary"};
  return names[static_cast<std::size_t>(kind)];
}

DefinedBy find_definition_beside(std::string_view before, std::string_view after) {
  before = trim_opening(before);
  after = trim_closing(after);
  if (is_explained_in_parenthesis(before, after)) return DefinedBy::parenthesis;
  if (!after.empty()) {
    const bool spaced = is_ascii(static_cast<unsigned char>(after.front())) && !has_cjk(clause_of(after));
    const DefinedBy found = spaced ? find_after_spaced(after) : find_after_cjk(after);
    if (found != DefinedBy::none) return found;
  }
  if (before.empty()) return DefinedBy::none;
  if (is_named_behind(before, after)) return DefinedBy::sentence;
  if (is_set_off(before, after)) return DefinedBy::apposition;
  const bool named =
      is_cjk(decode_last_utf8(before).value) ? is_named_before(before) : is_named_before_spaced(before);
  return named ? DefinedBy::sentence : DefinedBy::none;
}

} // namespace galley
