#include "terms/other_name.h"

#include "terms/lexicon.h"
#include "terms/shape.h"
#include "terms/word_list.h"
#include "terms/words.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/suggest.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

constexpr std::size_t max_bytes = 200; // a longer text is no name
constexpr std::size_t min_stem = 4;

// Spellings of one word differ in these; the left one becomes the right one.
constexpr std::pair<std::string_view, std::string_view> spellings[] = {
    {"z", "s"}, {"our", "or"}, {"tre", "ter"}, {"ae", "e"}, {"ogue", "og"}};

std::string spell(std::string word) {
  if (word.size() > 3 && word.ends_with("ies")) word.replace(word.size() - 3, 3, "y");
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  for (const auto &[from, to] : spellings) {
    for (std::size_t at = word.find(from); at != word.npos; at = word.find(from, at + to.size())) {
      word.replace(at, from.size(), to);
    }
  }
  // Doubled letters count once: tunnelling, tunneling.
  word.erase(std::unique(word.begin(), word.end()), word.end());
  return word;
}

// Joins the words of a name in one spelling, without generic words unless there are no others.
std::string spelt(std::string_view folded) {
  static const WordList generic(words::en::generic_name_words);
  std::string all, specific, word;
  const auto close = [&] {
    if (word.empty()) return;
    const std::string one = has_cjk(word) ? word : spell(word);
    all += one;
    if (!generic.has(word)) specific += one;
    word.clear();
  };
  for (const PlacedCodePoint next : placed_code_points(folded)) {
    if (is_letter(next.value)) {
      word.append(folded, next.begin, next.end - next.begin);
    } else if (next.value != '\'' && next.value != 0x2019) {
      close();
    }
  }
  close();
  return specific.empty() ? all : specific;
}

// Splits what a parenthesis gives where it gives several names: `Large Language Model, LLM`.
std::vector<std::string> split_names(std::string_view text) {
  constexpr std::u32string_view separators = U",;:/|()[]、，；：（）“”\"";
  const std::string folded = to_simplified(fold(text));
  std::vector<std::string> names(1);
  for (const PlacedCodePoint next : placed_code_points(folded)) {
    if (separators.find(next.value) != separators.npos) {
      names.emplace_back();
    } else {
      names.back().append(folded, next.begin, next.end - next.begin);
    }
  }
  std::erase_if(names, [](const std::string &name) { return trim_spaces(name).empty(); });
  return names;
}

// Tells whether a folded word of at most eight letters is made of the initials of a folded name.
bool stands_for(std::string_view abbreviation, std::string_view name) {
  abbreviation = trim_spaces(abbreviation);
  if (abbreviation.size() < 2 || abbreviation.size() > 8 || abbreviation.find(' ') != abbreviation.npos) {
    return false;
  }
  return has_initials(name, abbreviation) && name.size() > 2 * abbreviation.size();
}

// Tells whether a text looks like an abbreviation: `AGI`, `GPT-5`.
bool is_abbreviation(std::string_view text) {
  std::size_t capitals = 0;
  for (const char c : text) {
    if (is_ascii_upper(c))
      ++capitals;
    else if (!is_ascii_digit(c) && c != '-' && c != '.')
      return false;
  }
  return capitals >= 2;
}

// Tells whether the text is several words that each begin with a capital: `Artificial General Intelligence`.
bool is_title(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text);
  return words.size() > 1 &&
         std::ranges::all_of(words, [](std::string_view word) { return is_ascii_upper(word.front()); });
}

// Tells whether a word is another with an ending: `token`, `tokenization`.
bool is_inflected(std::string_view word, std::string_view stem) {
  return stem.size() >= min_stem && word.starts_with(stem);
}

// Tells whether all words of the shorter name stand in the longer one, in any order and inflection:
// `Retrieval` in `Augmented Retrieval`, `Scaling Laws` in `Law of Scaling`. Words that any name may have
// don't count.
bool has_words_of(std::string_view longer, std::string_view shorter) {
  static const WordList generic(words::en::generic_name_words);
  const auto all = split_words(longer);
  const auto words = split_words(shorter);
  // A single word of two may well name another thing: `Context`, `Context Window`.
  if (words.size() > all.size() || (words.size() == 1 && all.size() > 1)) return false;
  std::size_t found = 0;
  for (const std::string_view written : words) {
    if (generic.has(written)) continue;
    const std::string word = spell(std::string(written));
    const bool has = std::ranges::any_of(all, [&](std::string_view other) {
      const std::string one = spell(std::string(other));
      return one == word || is_inflected(one, word) || is_inflected(word, one);
    });
    if (!has) return false;
    ++found;
  }
  return found > 0;
}

bool one_agrees(const std::string &a, const std::string &b) {
  if (has_cjk(a) != has_cjk(b)) return true;
  if (!has_cjk(a) && (has_words_of(a, b) || has_words_of(b, a))) return true;
  if (stands_for(a, b) || stands_for(b, a)) return true;
  const std::string left = spelt(a), right = spelt(b);
  if (left == right) return true;
  // Han has no words to compare; one that holds the other may be a longer form of it.
  if (has_cjk(a)) return left.find(right) != left.npos || right.find(left) != right.npos;
  // A slip of the pen is no other name.
  return std::min(left.size(), right.size()) >= 8 && edit_distance(left, right, 1) <= 1;
}

} // namespace

bool is_other_name(std::string_view term, std::string_view name) {
  if (name.empty() || name.size() > max_bytes || term.size() > max_bytes) return false;
  // A parenthesis of the term's own is no part of it: `AGI（…）`.
  term = trim_spaces(term.substr(0, std::min(term.find('('), term.find("（"))));
  if (has_cjk(term) != has_cjk(name)) return true;
  if (has_cjk(term)) return false;
  return stands_for(fold(term), fold(name)) || (is_abbreviation(term) && is_title(name));
}

bool names_agree(std::string_view a, std::string_view b) {
  if (a.size() > max_bytes || b.size() > max_bytes) return true;
  const std::vector<std::string> left = split_names(a), right = split_names(b);
  if (left.empty() || right.empty()) return true;
  return std::ranges::any_of(left, [&](const std::string &one) {
    return std::ranges::any_of(right, [&](const std::string &other) { return one_agrees(one, other); });
  });
}

bool share_word(std::string_view a, std::string_view b) {
  if (a.size() > max_bytes || b.size() > max_bytes) return true;
  static const WordList generic(words::en::generic_name_words);
  const std::string left = fold(a), right = fold(b);
  const auto others = split_words(right);
  return std::ranges::any_of(split_words(left), [&](std::string_view word) {
    const std::string one = spell(std::string(word));
    return !generic.has(word) && std::ranges::any_of(others, [&](std::string_view other) {
      return spell(std::string(other)) == one;
    });
  });
}

} // namespace galley
