// A WordList is a fixed list of words, which it finds in a text of any script in time linear in the text. In:
// words that outlive the list, such as those of terms/words.h, which the build makes of words/. Out:
// look-ups.
#pragma once

#include <bitset>
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_set>

namespace galley {

class WordList {
public:
  explicit WordList(std::span<const std::string_view> words);

  bool has(std::string_view word) const { return word.size() <= longest_ && words_.count(word) != 0; }
  // Both return the size in bytes of the longest word that `text` begins or ends with, or 0 if there is none.
  std::size_t prefix(std::string_view text) const;
  std::size_t suffix(std::string_view text) const;
  // Returns whether `text` contains a word of the list, even within another word.
  bool occurs_in(std::string_view text) const;

private:
  bool may_begin_with(char32_t value) const { return firsts_[value % firsts_.size()]; }
  bool may_end_with(char32_t value) const { return lasts_[value % lasts_.size()]; }

  std::unordered_set<std::string_view> words_;
  std::bitset<8192> firsts_, lasts_; // by code point; they avoid most look-ups
  std::size_t longest_ = 0;          // bytes
};

} // namespace galley
