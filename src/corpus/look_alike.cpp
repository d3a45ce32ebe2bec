#include "corpus/look_alike.h"

#include "text/ascii.h"
#include "text/code_points.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace galley {

namespace {

// Each text is compared with at most this many of the commonest texts that have its key, which bounds the
// work on hostile input.
constexpr std::size_t max_compared = 8;

// Longer texts, in bytes, are not compared, because no tag is that long.
constexpr std::size_t longest_text = 200;

bool is_quote(char32_t value) {
  constexpr std::u32string_view quotes = U"'\"`´‘’‚‛“”„‟«»‹›「」『』《》〈〉ʼ＇＂";
  return quotes.find(value) != std::string_view::npos;
}

bool is_separator(char32_t value) {
  return value == '-' || value == '_' || is_unicode_space(value) || (value >= 0x2010 && value <= 0x2015) ||
         value == 0x2212 || value == 0xB7 || value == 0x2022 || value == 0x30FB;
}

// Returns the text folded, without quotes, and with one space for each run of separators between words. A dot
// after a letter is removed, as in `Node.js` and `U.S.`.
std::string spaced(std::string_view text) {
  const std::string folded = fold(text);
  std::string result;
  char32_t before = ' ';
  for (std::string_view rest = folded; !rest.empty();) {
    const CodePoint next = decode_utf8(rest);
    rest.remove_prefix(next.size);
    if (is_quote(next.value)) continue;
    if (next.value == '.' && is_letter(before) && !is_ascii_digit(before) &&
        (rest.empty() || !is_ascii_digit(rest.front())))
      continue;
    if (is_separator(next.value)) {
      if (before != ' ') result += ' ';
      before = ' ';
      continue;
    }
    append_utf8(result, next.value);
    before = next.value;
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

// Returns the text without its spaces, except for those between two digits, since `1 2` is not `12`.
std::string joined(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between_digits = text[i] == ' ' && is_ascii_digit(text[i - 1]) && is_ascii_digit(text[i + 1]);
    if (text[i] != ' ' || between_digits) result += text[i];
  }
  return result;
}

bool ends_with_one_of(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return text.ends_with(ending); });
}

// Replaces an English plural at the end of a text by its singular. The singular need not be a word, if only
// it is the same for both forms. A word that is no plural, or whose singular may mean something else, is left
// unchanged.
std::string singular(std::string text) {
  constexpr std::array<std::string_view, 10> whole = {"news",  "arms",    "aids",    "mars",   "goods",
                                                      "means", "windows", "customs", "always", "lens"};
  std::size_t begin = text.size();
  while (begin > 0 && is_ascii_lower(text[begin - 1])) --begin;
  const std::string_view word = std::string_view(text).substr(begin);
  const bool more_letters = begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80;
  if (word.size() < 4 || more_letters || std::ranges::find(whole, word) != whole.end()) return text;
  if (ends_with_one_of(word, {"ss", "us", "is", "ics"})) return text;
  if (text.back() == 's') {
    text.pop_back();
    if (text.ends_with("ie") && !ends_with_one_of(text, {"movie", "cookie", "selfie", "zombie", "calorie"}))
      text.replace(text.size() - 2, 2, "y");
  }
  if (ends_with_one_of(text, {"xe", "che", "she", "sse"})) text.pop_back();
  return text;
}

// Returns what English words have in common that differ in number or in -ed, -ing: `plans` and `planned`. It
// need not be a word.
std::string stem(std::string word) {
  constexpr std::size_t shortest = 4;
  word = singular(std::move(word));
  for (const std::string_view ending : {"ing", "ed"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + shortest) continue;
    word.resize(word.size() - ending.size());
    const char last = word.back();
    const bool doubled = last == word[word.size() - 2] && word.size() > shortest;
    if (doubled && std::string_view("aeioulsz").find(last) == std::string_view::npos) word.pop_back();
    break;
  }
  if (word.ends_with('e') && word.size() > shortest) word.pop_back();
  return word;
}

// A text with all forms in which it is compared.
struct Candidate {
  std::size_t index = 0, count = 0;
  std::string marked; // joined, with diacritics
  std::string bare;   // joined, without diacritics
  std::string words;  // spaced, without diacritics
};

bool has_letter(std::string_view text) {
  return std::ranges::any_of(code_points(text),
                             [](char32_t value) { return is_letter(value) && !is_ascii_digit(value); });
}

// Returns the texts that can be compared, the commonest first.
std::vector<Candidate> rank(const std::vector<CountedText> &texts) {
  std::vector<Candidate> ranked;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string_view text = texts[i].text;
    if (text.size() > longest_text || !has_letter(text) || find_invalid_utf8(text)) continue;
    const std::string with_marks = spaced(text);
    std::string words = without_diacritics(with_marks);
    ranked.push_back({i, texts[i].count, joined(with_marks), joined(words), std::move(words)});
  }
  std::ranges::stable_sort(ranked, [](const Candidate &a, const Candidate &b) { return a.count > b.count; });
  return ranked;
}

// Returns whether two texts with equal singulars are one thing. In some languages a diacritic makes a
// different word, so a missing diacritic is ignored only where one of the texts has none at all.
bool are_one_thing(const Candidate &a, const Candidate &b) {
  return a.marked == b.marked || a.marked == a.bare || b.marked == b.bare;
}

} // namespace

std::string look_alike_key(std::string_view text) {
  while (text.size() > 1 && text.front() == '#') text.remove_prefix(1);
  return joined(spaced(text));
}

std::string stem_key(std::string_view text) {
  while (text.size() > 1 && text.front() == '#') text.remove_prefix(1);
  const std::string words = without_diacritics(spaced(text));
  std::string key;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && is_ascii_lower(words[end])) ++end;
    const bool within_word = begin > 0 && static_cast<unsigned char>(words[begin - 1]) >= 0x80;
    if (end == begin) {
      if (words[end++] != ' ') key += words[begin];
    } else {
      key += within_word ? words.substr(begin, end - begin) : stem(words.substr(begin, end - begin));
    }
    begin = end;
  }
  return key;
}

std::string slug_of(std::string_view text, bool keep_more) {
  std::string slug;
  bool gap = false;
  const std::string folded = keep_more ? fold(text) : without_diacritics(fold(text));
  for (const auto [value, begin, end] : placed_code_points(folded)) {
    const bool kept = keep_more ? !is_separator(value) : is_word(value) && value != '_';
    if (kept) {
      if (gap && !slug.empty()) slug += '-';
      slug.append(folded, begin, end - begin);
    }
    gap = !kept;
  }
  return slug;
}

std::vector<std::optional<std::size_t>> find_look_alikes(const std::vector<CountedText> &texts,
                                                         std::size_t min_word) {
  const std::vector<Candidate> ranked = rank(texts);
  std::vector<std::optional<std::size_t>> intended(texts.size());
  std::map<std::string, std::vector<const Candidate *>> by_singular;
  std::vector<SpelledText> spelled;
  for (const Candidate &candidate : ranked) {
    if (candidate.bare.empty()) continue;
    std::vector<const Candidate *> &same = by_singular[joined(singular(candidate.words))];
    for (const Candidate *other : same) {
      if (!are_one_thing(candidate, *other)) continue;
      intended[candidate.index] = other->index;
      break;
    }
    if (intended[candidate.index]) continue;
    if (same.size() < max_compared) same.push_back(&candidate);
    spelled.push_back({candidate.words, candidate.index, candidate.count});
  }
  for (const auto &[rare, common] : find_letter_edits(spelled, min_word)) intended[rare] = common;
  return intended;
}

} // namespace galley
