#include "terms/word_list.h"

#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

bool is_blank(char value) {
  return value == ' ' || value == '\n';
}

} // namespace

WordList::WordList(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    while (end < words.size() && !is_blank(words[end])) ++end;
    if (end > at) {
      const std::string_view word = words.substr(at, end - at);
      words_.insert(word);
      firsts_.set(decode_utf8(word).value % firsts_.size());
      lasts_.set(decode_last_utf8(word).value % lasts_.size());
    }
    longest_ = std::max(longest_, end - at);
    at = end + 1;
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
