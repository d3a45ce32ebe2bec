// The characters and words of a text, counted and cut. In: text as written; bytes that are not UTF-8 are
// taken. Out: counts, and parts of the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace galley {

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
bool has_cjk(std::string_view text);

// The words between ASCII white space.
std::vector<std::string_view> split_words(std::string_view text);
std::size_t count_words(std::string_view text);

// Whether some of the words begin with these letters, in order. Both folded; letters and digits of ASCII
// count.
bool has_initials(std::string_view words, std::string_view letters);

// Whether white space of any script may begin with such a byte.
bool may_begin_space(char byte);

// Without white space of any script around it.
std::string_view trim_spaces(std::string_view text);

// Without the quotes, book title marks or brackets that enclose all of it, one pair of them.
std::string_view trim_quotes(std::string_view text);

bool is_digit(char32_t value); // of ASCII or full width
bool is_hiragana(char32_t value);

} // namespace galley
