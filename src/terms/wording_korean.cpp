#include "terms/wording_cjk.h"

#include "terms/word_list.h"
#include "terms/words.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::size_t max_korean_words = 4; // of a name

} // namespace

Wording judge_korean(std::string_view text) {
  static const WordList clause_ends(words::ko::clause_ends);
  static const WordList particles(words::ko::particles);
  static const WordList common(words::ko::common_words);
  static const WordList joints(words::ko::joining_words);
  static const WordList adnominal_ends(words::ko::adnominal_ends);
  const auto words = split_words(text);
  if (count_code_points(text) < 2) return Wording::common;
  if (words.size() > max_korean_words) return Wording::clause;
  if (std::ranges::all_of(words, [](std::string_view word) { return common.has(word); }))
    return Wording::common;
  if (words.size() > 1 && clause_ends.suffix(words.back()) != 0) return Wording::clause;
  if (adnominal_ends.suffix(words.back()) != 0) return Wording::phrase;
  const bool bound = std::ranges::any_of(words, [](std::string_view word) {
    const std::size_t size = particles.suffix(word);
    return size != 0 && size < word.size();
  });
  if (bound) return Wording::clause;
  const bool joined = std::ranges::any_of(words, [](std::string_view word) { return joints.has(word); });
  return joined ? Wording::phrase : Wording::term;
}

} // namespace galley
