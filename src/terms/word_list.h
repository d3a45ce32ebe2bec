// A fixed list of words, found in a text of any script in time linear in the text.
// In: a literal that holds the words with blanks between them, and outlives the list. Out: look-ups.
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>
#include <unordered_set>

namespace galley {

class WordList {
public:
  explicit WordList(std::string_view words);

  bool has(std::string_view word) const { return word.size() <= longest_ && words_.count(word) != 0; }
  // The size in bytes of the longest word that `text` begins or ends with; 0 where there is none.
  std::size_t prefix(std::string_view text) const;
  std::size_t suffix(std::string_view text) const;
  // Whether a word stands anywhere in `text`, as written there, boundaries or not.
  bool occurs_in(std::string_view text) const;

private:
  bool may_begin_with(char32_t value) const { return firsts_[value % firsts_.size()]; }
  bool may_end_with(char32_t value) const { return lasts_[value % lasts_.size()]; }

  std::unordered_set<std::string_view> words_;
  std::bitset<8192> firsts_, lasts_; // by code point: spares most look-ups
  std::size_t longest_ = 0;          // bytes
};

} // namespace galley
