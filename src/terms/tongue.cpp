#include "terms/tongue.h"

#include "terms/han_set.h"
#include "terms/word_list.h"
#include "terms/words.h"

namespace galley {

bool same_tongue(Tongue a, Tongue b) {
  const auto is_chinese = [](Tongue tongue) {
    return tongue == Tongue::chinese || tongue == Tongue::simplified || tongue == Tongue::traditional;
  };
  if (is_chinese(a) && is_chinese(b)) return a == b || a == Tongue::chinese || b == Tongue::chinese;
  return a == b && a != Tongue::unclear;
}

void TongueCounter::add_han(char32_t value) {
  static const HanSet simplified(words::zh::simplified_characters, words::zh::traditional_characters);
  static const HanSet traditional(words::zh::traditional_characters, words::zh::simplified_characters);
  ++han_;
  simplified_ += simplified.has(value) ? 1U : 0U;
  traditional_ += traditional.has(value) ? 1U : 0U;
}

bool TongueCounter::add_word(std::string_view word) {
  static const WordList english(words::en::stop_words), foreign(words::other::foreign_words);
  ++words_;
  if (english.has(word)) {
    ++english_;
    return true;
  }
  foreign_ += foreign.has(word) ? 1U : 0U;
  return false;
}

Tongue TongueCounter::tongue() const {
  if (hangul_ > 0) return Tongue::korean;
  if (kana_ > 1) return Tongue::japanese;
  if (han_ > 1 && han_ >= words_) {
    if (simplified_ > traditional_) return Tongue::simplified;
    return traditional_ > simplified_ ? Tongue::traditional : Tongue::chinese;
  }
  return english_ > foreign_ ? Tongue::english : Tongue::unclear;
}

} // namespace galley
