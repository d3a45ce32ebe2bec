// What kind of words a stretch of text is: a name, a number, a clause. Judged by its script and by lists of
// the commonest words of English, Chinese, Japanese and Korean; no dictionary.
// In: text as written. Out: a judgement. Where the words don't say, it is `unclear`, and nothing is reported.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace galley {

enum class Wording : std::uint8_t {
  term,    // short and like a name: `低维流形`, `GPT-5`, `backpressure`
  common,  // a noun that every reader knows: `成本`, `time`
  stress,  // a word that only stresses: `not`, `必须`
  number,  // `70%`, `130亿美元`
  phrase,  // a short phrase that joins words, as few names do: `可复现`, `打破平衡`
  clause,  // a clause or a sentence
  unclear, // lower-case words that may be anything, or too long for a term
};

Wording judge_wording(std::string_view text);

// Counts of a text's characters, by kind.
struct Shape {
  std::size_t cjk = 0; // Han and kana
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::size_t letters = 0; // CJK and Hangul included, digits not
  std::size_t digits = 0;
  bool clause_marks = false; // punctuation that stands between or after clauses
  bool upper = false;        // an upper-case letter

  bool is_cjk() const { return cjk + hangul > 0; }
};

Shape shape_of(std::string_view text);
bool is_number(std::string_view text, const Shape &shape);

bool has_cjk(std::string_view text);

// The words between ASCII white space.
std::vector<std::string_view> split_words(std::string_view text);

// Without white space of any script around it.
std::string_view trim_spaces(std::string_view text);

// Without the quotes, book title marks or brackets that enclose all of it, one pair of them.
std::string_view trim_quotes(std::string_view text);

} // namespace galley
