#include "terms/parenthesis.h"

#include "terms/word_list.h"
#include "terms/wording.h"
#include "terms/words.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/unicode.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace galley {

namespace {

constexpr int max_nesting = 8;          // of parentheses in each other
constexpr std::size_t max_name_cjk = 8; // a longer text explains
constexpr std::size_t max_name_words = 6;
constexpr std::size_t min_explaining_cjk = 4; // of an explanation after a name in another script
constexpr std::size_t min_before_kind = 2;    // characters before a kind
constexpr std::size_t min_kind_cjk = 3;       // of an explanation that stands where a name would
constexpr std::size_t min_remark_cjk = 6;     // of a remark that explains
constexpr std::size_t max_occupation_cjk = 14;
constexpr std::size_t max_long_name_cjk = 12; // of what an abbreviation stands for
constexpr std::size_t max_aside_cjk = 10;     // of words beside a number

bool is_initial_of(std::string_view words_text, std::string_view acronym) {
  // In an acronym of mixed case, such as `SemVer`, the large letters stand for words.
  std::string initials;
  std::ranges::remove_copy_if(acronym, std::back_inserter(initials), is_ascii_lower);
  return has_initials(fold(words_text), fold(initials));
}

bool is_acronym(std::string_view text) {
  if (text.size() < 2 || text.size() > 8) return false;
  std::size_t upper = 0;
  for (const char c : text) {
    if (is_ascii_upper(c))
      ++upper;
    else if (!is_ascii_alphanumeric(c))
      return false;
  }
  return upper >= 2;
}

bool starts_lower(std::string_view word) {
  return is_ascii_lower(word.front());
}

// Cuts a text at commas, semicolons and the like.
std::vector<std::string_view> split_pieces(std::string_view text) {
  constexpr std::u32string_view separators = U",;，；、。";
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (const PlacedCodePoint next : placed_code_points(text)) {
    if (separators.find(next.value) == separators.npos) continue;
    pieces.push_back(trim_spaces(text.substr(begin, next.begin - begin)));
    begin = next.end;
  }
  pieces.push_back(trim_spaces(text.substr(begin)));
  return pieces;
}

bool explains_spaced(std::string_view text) {
  static const WordList joining(words::en::explaining_words);
  static const WordList article(words::en::articles);
  const auto words = split_words(text);
  if (words.size() > max_name_words) return true;
  if (words.size() < 3) return false;
  if (article.has(fold(words.front())) && starts_lower(words.back())) return true;
  return std::ranges::any_of(words, [](std::string_view word) { return joining.has(word); });
}

const WordList &explaining_starts() {
  static const WordList starts(words::zh::explaining_starts);
  return starts;
}

// Tells whether a text begins or goes on as an explanation does, whatever its length.
bool says_what_it_is(std::string_view text) {
  static const WordList phrases(words::explaining_phrases);
  return explaining_starts().prefix(text) != 0 || phrases.occurs_in(text);
}

bool explains(std::string_view text) {
  static const WordList parts(words::explaining_parts);
  std::size_t total = 0;
  for (const std::string_view piece : split_pieces(text)) {
    const Shape shape = shape_of(piece);
    const std::size_t cjk = shape.cjk + shape.hangul;
    total += cjk;
    if (cjk == 0) {
      if (explains_spaced(piece)) return true;
    } else if (cjk > max_name_cjk || parts.occurs_in(piece) ||
               (shape.cjk >= 3 && explaining_starts().prefix(piece) != 0)) {
      return true;
    }
  }
  return total > 2 * max_name_cjk;
}

bool says_enough(std::string_view text) {
  const Shape shape = shape_of(text);
  return shape.cjk + shape.hangul >= min_remark_cjk;
}

struct Cut {
  std::string_view name, rest;
};

// Cuts `name: rest` at its colon. A colon in an address or a time doesn't count.
std::optional<Cut> cut_at_colon(std::string_view text) {
  for (const PlacedCodePoint next : placed_code_points(text)) {
    const std::string_view rest = text.substr(next.end);
    if (next.value == U'：' ||
        (next.value == ':' && !rest.empty() && !rest.starts_with("//") && !is_ascii_digit(rest.front()))) {
      const Cut cut{trim_spaces(text.substr(0, next.begin)), trim_spaces(rest)};
      return cut.name.empty() || cut.rest.empty() ? std::nullopt : std::optional(cut);
    }
  }
  return std::nullopt;
}

// Cuts `Name, 解释` at its comma or dash: a name in Latin letters, then something in the term's own script.
std::optional<Cut> cut_at_script(std::string_view text) {
  constexpr std::u32string_view separators = U",;，；。—–";
  for (const PlacedCodePoint next : placed_code_points(text)) {
    if (is_cjk(next.value)) return std::nullopt;
    if (separators.find(next.value) != separators.npos) {
      std::string_view rest = trim_spaces(text.substr(next.end));
      while (rest.starts_with("—")) rest = trim_spaces(rest.substr(std::string_view("—").size()));
      const Cut cut{trim_spaces(text.substr(0, next.begin)), rest};
      if (cut.name.empty() || cut.rest.empty()) return std::nullopt;
      if (is_cjk(decode_utf8(cut.rest).value)) return cut;
    }
  }
  return std::nullopt;
}

const WordList &aside_starts() {
  static const WordList starts(words::aside_starts);
  return starts;
}

// Tells whether the characters of the short form stand in the long one, in order: `社融`, `社会融资规模`.
bool is_short_for(std::string_view shorter, std::string_view longer) {
  for (const PlacedCodePoint next : placed_code_points(shorter)) {
    const std::size_t size = next.end - next.begin;
    const std::size_t at = longer.find(shorter.substr(next.begin, size));
    if (at == longer.npos) return false;
    longer.remove_prefix(at + size);
  }
  return true;
}

// Tells whether one of two names is a form of the other.
bool are_forms(std::string_view a, std::string_view b) {
  const std::string first = fold(a), second = fold(b);
  return is_short_for(first, second) || is_short_for(second, first);
}

// Tells whether a text says of what kind a thing is, or what somebody does: `中国短视频平台`, `特斯拉CEO`.
bool gives_kind(std::string_view text) {
  static const WordList kinds(words::kind_ends), offices(words::occupation_ends);
  const std::size_t size = std::max(kinds.suffix(text), offices.suffix(text));
  return size != 0 && count_code_points(text.substr(0, text.size() - size)) >= min_before_kind;
}

// Judges what stands after a name and a colon or comma. Only a translation or another form of a name is a
// name there.
ParenthesisWords judge_cut(std::string_view term, const Cut &cut) {
  static const WordList remarks(words::zh::remark_starts);
  const Shape rest = shape_of(cut.rest);
  const bool name_is_cjk = has_cjk(cut.name);
  if (name_is_cjk && remarks.prefix(cut.name) != 0)
    return says_enough(cut.rest) ? ParenthesisWords{Parenthesis::explains, {}, cut.rest}
                                 : ParenthesisWords{Parenthesis::aside};
  if (aside_starts().prefix(cut.name) != 0 && name_is_cjk) return {Parenthesis::aside};
  if (explains(cut.rest)) return {Parenthesis::described, cut.name, cut.rest};
  // The term and its other name are of both scripts, or one of them repeats the script: no third name
  // follows.
  const std::size_t cjk = rest.cjk + rest.hangul;
  const bool named = name_is_cjk || has_cjk(term);
  if (named && cjk >= min_kind_cjk && !are_forms(cut.rest, term) && !are_forms(cut.rest, cut.name))
    return {Parenthesis::described, cut.name, cut.rest};
  return {Parenthesis::names, cut.name};
}

// Tells whether a text names a language, and then a word of it: `闽南语 chhang-thâu-iû`, `英文 Context`.
bool names_language(std::string_view text) {
  static const WordList ends(words::language_ends);
  std::size_t at = 0;
  for (int cjk = 0; cjk < 4 && at < text.size(); ++cjk) {
    const CodePoint next = decode_utf8(text.substr(at));
    if (!is_cjk(next.value)) break;
    at += next.size;
  }
  return at < text.size() && ends.suffix(text.substr(0, at)) != 0 && !has_cjk(text.substr(at));
}

// Tells whether a text of kana alone may say how a term of Han is read: `転車台`, `ターンテーブル`.
bool is_reading(std::string_view term, std::string_view text) {
  const Shape shape = shape_of(text);
  return shape.kana == shape.letters && shape_of(term).kana == 0;
}

// Tells whether a text says what somebody does: `砾石智能首席架构师`, `OpenAI CEO`.
bool is_occupation(std::string_view text) {
  static const WordList ends(words::occupation_ends);
  return is_cjk(decode_last_utf8(text).value) ? ends.suffix(text) != 0
                                              : ends.has(fold(split_words(text).back()));
}

ParenthesisWords judge_same_script(std::string_view term, std::string_view text, const Shape &shape) {
  if (shape.is_cjk()) {
    const Wording wording = judge_wording(text);
    if (is_short_for(term, text) || is_reading(term, text)) return {Parenthesis::names, text};
    if (gives_kind(text)) return {Parenthesis::explains, {}, text};
    const bool phrase = (wording == Wording::clause || wording == Wording::phrase) &&
                        shape.cjk + shape.hangul >= min_explaining_cjk;
    return phrase ? ParenthesisWords{Parenthesis::explains, {}, text} : ParenthesisWords{Parenthesis::aside};
  }
  const std::string_view acronym = trim_spaces(term);
  if ((is_acronym(acronym) && is_initial_of(text, acronym)) ||
      (is_acronym(text) && is_initial_of(term, text))) {
    return {Parenthesis::names, text};
  }
  const auto words = split_words(text);
  const auto lower = static_cast<std::size_t>(std::ranges::count_if(words, starts_lower));
  if (lower == words.size() && words.size() >= 2) return {Parenthesis::explains, {}, text};
  return {Parenthesis::aside};
}

bool is_aside(std::string_view text, std::string_view folded, const Shape &shape) {
  static const WordList words(words::en::aside_words);
  if (shape.letters < 2 || words.has(folded)) return true;
  if (text.starts_with("http://") || text.starts_with("https://")) return true;
  const std::size_t cjk = shape.cjk + shape.hangul;
  if (cjk > max_aside_cjk && explains(text)) return false;
  if (aside_starts().prefix(folded) != 0 && cjk <= max_aside_cjk) return true;
  if (shape.digits > 0 && cjk > 0 && cjk <= max_aside_cjk && cjk == shape.letters)
    return true; // a share or a date: 占 17%, 2019年成立
  return is_number(text, shape);
}

} // namespace

namespace {

// Tells whether the pieces are the parts or members of the term: `移动、联通、电信`; not a name and its
// abbreviation.
bool lists_parts(std::string_view term, std::string_view text, const std::vector<std::string_view> &pieces) {
  if (pieces.size() < 2 || std::ranges::any_of(pieces, [](std::string_view piece) { return piece.empty(); }))
    return false;
  const bool enumerates = text.find("、") != text.npos || pieces.size() > 2;
  if (!enumerates || (pieces.size() == 2 && is_initial_of(pieces[0], pieces[1]))) return false;
  return has_cjk(term) && (has_cjk(text) || pieces.size() > 2);
}

// Judges several pieces, none of which explains by its wording.
std::optional<ParenthesisWords> judge_pieces(std::string_view term, std::string_view text) {
  const auto pieces = split_pieces(text);
  if (lists_parts(term, text, pieces)) return ParenthesisWords{Parenthesis::explains, {}, text};
  if (pieces.size() > 1 && has_cjk(text) && std::ranges::any_of(pieces, gives_kind))
    return ParenthesisWords{Parenthesis::explains, {}, text};
  return std::nullopt;
}

} // namespace

ParenthesisWords judge_parenthesis(std::string_view term, std::string_view text) {
  text = trim_spaces(text);
  term = trim_quotes(trim_spaces(term));
  const Shape shape = shape_of(text);
  const std::string folded = fold(text);
  static const WordList pointers(words::pointer_starts);
  static const WordList names(words::name_starts);
  if (pointers.prefix(folded) != 0) return {Parenthesis::pointer};
  static const WordList remarks(words::zh::remark_starts);
  if (shape.is_cjk() && remarks.prefix(text) != 0 && !cut_at_colon(text) && shape.cjk <= max_aside_cjk)
    return {Parenthesis::aside};
  if (names.prefix(folded) != 0 && shape.cjk + shape.hangul <= max_name_cjk + 4)
    return {Parenthesis::names, text};
  if (names_language(text)) return {Parenthesis::names, text};
  if (const auto cut = cut_at_colon(text); cut && !explains(cut->name)) return judge_cut(term, *cut);
  if (is_aside(text, folded, shape)) return {Parenthesis::aside};
  if (const auto cut = cut_at_script(text)) {
    const ParenthesisWords words = judge_cut(term, *cut);
    if (words.kind == Parenthesis::described) return words;
  }
  const bool single = split_pieces(text).size() == 1;
  const bool expands = is_acronym(term) && is_initial_of(text, term) && !shape.is_cjk();
  if (expands && single) return {Parenthesis::names, text};
  if (single && shape.cjk + shape.hangul <= max_occupation_cjk && is_occupation(text))
    return {Parenthesis::aside};
  // An abbreviation may stand for a name in another language than its letters.
  if (single && is_acronym(term) && shape.cjk + shape.hangul > 0 && shape.cjk <= max_long_name_cjk &&
      !says_what_it_is(text))
    return {Parenthesis::names, text};
  if (explains(text)) return {Parenthesis::explains, {}, text};
  if (const auto words = judge_pieces(term, text)) return *words;
  if (has_cjk(term) == shape.is_cjk() && single) return judge_same_script(term, text, shape);
  return {Parenthesis::names, text};
}

std::size_t parenthesis_size(std::string_view text) {
  int depth = 0;
  for (const PlacedCodePoint next : placed_code_points(text)) {
    if (next.value == '(' || next.value == U'（') {
      if (++depth > max_nesting) return 0;
    } else if (next.value == ')' || next.value == U'）') {
      if (--depth == 0) return next.end;
    }
    if (depth == 0) return 0;
  }
  return 0;
}

} // namespace galley
