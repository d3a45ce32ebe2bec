// Detects the language of an explanation by its script and its function words. In: the tokens of a text. Out:
// a Tongue.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley {

enum class Tongue : std::uint8_t {
  unclear,
  english,
  chinese, // it has no character that is only simplified or only traditional
  simplified,
  traditional,
  japanese,
  korean
};

// Returns whether two explanations can be compared: they can't if their languages differ or are unclear.
bool same_tongue(Tongue a, Tongue b);

// A TongueCounter counts all characters and words of a text, and then returns the language.
class TongueCounter {
public:
  void add_han(char32_t value);
  void add_kana(std::size_t count) { kana_ += count; }
  void add_hangul() { ++hangul_; }
  // Counts a folded word. Returns whether it is a function word of English, which says nothing about the
  // topic of the text.
  bool add_word(std::string_view word);

  Tongue tongue() const;

private:
  std::size_t han_ = 0, kana_ = 0, hangul_ = 0, words_ = 0;
  std::size_t simplified_ = 0, traditional_ = 0, english_ = 0, foreign_ = 0;
};

} // namespace galley
