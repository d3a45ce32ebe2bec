// Counts the characters and words of a text, and trims it. In: text as written, which may have bytes that are
// not UTF-8. Out: counts, and parts of the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace galley {

// The number of characters of each kind in a text.
struct Shape {
  std::size_t cjk = 0; // Han and kana
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::size_t letters = 0; // Han, kana and Hangul count, digits don't
  std::size_t digits = 0;
  bool clause_marks = false; // the text has punctuation between or after clauses
  bool upper = false;        // the text has an upper-case letter

  bool is_cjk() const { return cjk + hangul > 0; }
};

Shape shape_of(std::string_view text);
bool has_cjk(std::string_view text);

// Both functions split words at ASCII white space.
std::vector<std::string_view> split_words(std::string_view text);
std::size_t count_words(std::string_view text);

// Returns whether some of the words begin with these letters, in order. Both are folded; only letters and
// digits of ASCII count.
bool has_initials(std::string_view words, std::string_view letters);

// Returns whether white space of any script may begin with this byte.
bool may_begin_space(char byte);

// Returns the text without the white space of any script on both sides.
std::string_view trim_spaces(std::string_view text);

// Returns the text without the quotes, book title marks or brackets that enclose all of it; only one
// pair is removed.
std::string_view trim_quotes(std::string_view text);

bool is_digit(char32_t value); // of ASCII or full width
bool is_hiragana(char32_t value);

} // namespace galley
