#include "terms/word_list.h"

#include "text/unicode.h"

#include <algorithm>

namespace galley {

WordList::WordList(std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    words_.insert(word);
    firsts_.set(decode_utf8(word).value % firsts_.size());
    lasts_.set(decode_last_utf8(word).value % lasts_.size());
    longest_ = std::max(longest_, word.size());
  }
}

std::size_t WordList::prefix(std::string_view text) const {
  if (text.empty() || !may_begin_with(decode_utf8(text).value)) return 0;
  std::size_t found = 0;
  for (std::size_t size = 0; size < text.size();) {
    size += decode_utf8(text.substr(size)).size;
    if (size > longest_) break;
    if (has(text.substr(0, size))) found = size;
  }
  return found;
}

std::size_t WordList::suffix(std::string_view text) const {
  if (text.empty() || !may_end_with(decode_last_utf8(text).value)) return 0;
  std::size_t found = 0;
  for (std::size_t begin = text.size(); begin > 0;) {
    begin -= decode_last_utf8(text.substr(0, begin)).size;
    if (text.size() - begin > longest_) break;
    if (has(text.substr(begin))) found = text.size() - begin;
  }
  return found;
}

bool WordList::occurs_in(std::string_view text) const {
  while (!text.empty()) {
    if (prefix(text) != 0) return true;
    text.remove_prefix(decode_utf8(text).size);
  }
  return false;
}

} // namespace galley
