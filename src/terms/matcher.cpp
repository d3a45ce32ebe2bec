#include "terms/matcher.h"

#include "base/hash.h"
#include "terms/shape.h"
#include "text/unicode.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

// Tells whether a character is a letter or digit of a script that puts spaces between words.
bool is_spaced_word(char32_t value) {
  return is_word(value) && !is_cjk(value);
}

bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_spaced_word(decode_utf8(text.substr(at)).value)) return true;
  return !is_spaced_word(decode_last_utf8(text.substr(0, at)).value);
}

bool ends_word(std::string_view text, std::size_t at) {
  const char32_t last = decode_last_utf8(text.substr(0, at)).value;
  if (at == text.size() || !is_spaced_word(last)) return true;
  const auto ends = [&](std::size_t end) {
    return end == text.size() || !is_spaced_word(decode_utf8(text.substr(end)).value);
  };
  if (ends(at)) return true;
  const std::string_view rest = text.substr(at);
  return is_letter(last) &&
         ((rest.starts_with('s') && ends(at + 1)) || (rest.starts_with("es") && ends(at + 2)));
}

} // namespace

std::string fold_words(std::string_view text) {
  std::string folded = fold(text);
  if (std::ranges::none_of(folded, may_begin_space)) return folded;
  std::string out;
  out.reserve(folded.size());
  bool space = false;
  char32_t last = 0;
  for (std::string_view rest = folded; !rest.empty();) {
    const CodePoint next = decode_utf8(rest);
    if (is_unicode_space(next.value)) {
      space = true;
    } else {
      if (space && last != 0 && !is_cjk(last) && !is_cjk(next.value)) out += ' ';
      out.append(rest.substr(0, next.size));
      space = false;
      last = next.value;
    }
    rest.remove_prefix(next.size);
  }
  return out;
}

std::vector<std::size_t> first_equals(const std::vector<std::string> &terms) {
  std::vector<std::size_t> firsts;
  HashMap<std::string, std::size_t> known;
  for (const std::string &term : terms)
    firsts.push_back(known.try_emplace(fold_words(term), firsts.size()).first->second);
  return firsts;
}

Matcher::Matcher(const std::vector<std::string> &terms) {
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (std::size_t index = 0; index < terms.size(); ++index) {
    std::string key = fold_words(terms[index]);
    if (!key.empty() && key.size() <= max_term_size) keys.emplace_back(std::move(key), index);
  }
  std::ranges::sort(keys);

  // Level by level, so that the children of a node stand in a row: each node covers the keys that begin with
  // the bytes that lead to it.
  struct Range {
    std::size_t begin, end;
  };
  std::vector<Range> level = {{0, keys.size()}};
  nodes_.emplace_back();
  std::size_t first = 0; // the node of the level's first range
  for (std::size_t depth = 0; !level.empty(); ++depth) {
    std::vector<Range> below;
    for (std::size_t i = 0; i < level.size(); ++i) {
      auto [at, end] = level[i];
      nodes_[first + i].ends_term = at < end && keys[at].first.size() == depth;
      if (at < end) nodes_[first + i].first_term = static_cast<std::uint32_t>(keys[at].second);
      while (at < end && keys[at].first.size() == depth) ++at;
      nodes_[first + i].children = static_cast<std::uint32_t>(nodes_.size());
      while (at < end) {
        const char byte = keys[at].first[depth];
        const std::size_t begin = at;
        while (at < end && keys[at].first[depth] == byte) ++at;
        below.push_back({begin, at});
        nodes_.emplace_back().byte = static_cast<unsigned char>(byte);
        ++nodes_[first + i].child_count;
      }
    }
    first += level.size();
    level = std::move(below);
  }
  for (std::uint32_t i = 0; i < nodes_[0].child_count; ++i) {
    const std::uint32_t node = nodes_[0].children + i;
    roots_children_[nodes_[node].byte] = node;
  }
}

std::uint32_t Matcher::child(const Node &node, unsigned char byte) const {
  const auto begin = nodes_.begin() + node.children;
  const auto end = begin + node.child_count;
  const auto found = std::lower_bound(begin, end, byte,
                                      [](const Node &one, unsigned char value) { return one.byte < value; });
  return found == end || found->byte != byte ? 0 : static_cast<std::uint32_t>(found - nodes_.begin());
}

Matcher::Match Matcher::longest_at(std::string_view folded, std::size_t begin) const {
  Match longest;
  std::uint32_t node = roots_children_[static_cast<unsigned char>(folded[begin])];
  if (node == 0 || !starts_word(folded, begin)) return longest;
  for (std::size_t at = begin + 1;; ++at) {
    if (nodes_[node].ends_term && ends_word(folded, at)) longest = {at - begin, node};
    if (at == folded.size()) return longest;
    node = child(nodes_[node], static_cast<unsigned char>(folded[at]));
    if (node == 0) return longest;
  }
}

void Matcher::find(std::string_view text, const std::function<void(std::size_t)> &found) const {
  if (nodes_.size() == 1) return;
  const std::string folded = fold_words(text);
  for (std::size_t at = 0; at < folded.size();) {
    const Match match = longest_at(folded, at);
    if (match.size > 0) found(nodes_[match.node].first_term);
    at += match.size > 0 ? match.size : decode_utf8(std::string_view(folded).substr(at)).size;
  }
}

} // namespace galley
