// The language that an explanation is in, told by its script and its small words. In: the tokens of a text.
// Out: a Tongue.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley {

enum class Tongue : std::uint8_t {
  unclear,
  english,
  chinese, // with no character that is simplified or traditional only
  simplified,
  traditional,
  japanese,
  korean
};

// Explanations in two languages are not compared, nor are those in a language that can't be told.
bool same_tongue(Tongue a, Tongue b);

// A TongueCounter counts the characters and words of a text, each of which it must be given, and then names
// its language.
class TongueCounter {
public:
  void add_han(char32_t value);
  void add_kana(std::size_t count) { kana_ += count; }
  void add_hangul() { ++hangul_; }
  // The word is folded. Returns whether it is a small word of English, which says nothing of what the text is
  // about.
  bool add_word(std::string_view word);

  Tongue tongue() const;

private:
  std::size_t han_ = 0, kana_ = 0, hangul_ = 0, words_ = 0;
  std::size_t simplified_ = 0, traditional_ = 0, english_ = 0, foreign_ = 0;
};

} // namespace galley
