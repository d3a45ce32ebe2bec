// Finds terms in plain text. In: the terms, in any spelling, and a text. Out: the terms that the text
// contains, leftmost and longest first, so that `quantum tunnelling` doesn't count as a mention of `quantum`.
//
// Texts are compared folded. A term needs no word boundary at an end where it has a Chinese, Japanese or
// Korean character, and needs one where it has another letter or digit; there, an English plural counts, too.
// A Matcher owns its data, is immutable, and is safe to share between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns a text that is equal for the same words: case and width are folded, white space on both sides is
// removed, and white space within the text becomes one space, or none beside Chinese, Japanese or Korean
// characters, since `AI代理` is often written `AI 代理`.
std::string fold_words(std::string_view text);

// This character separates texts across which no term is found, such as two paragraphs.
inline constexpr char text_break = '\x1e';

// Longer terms, in bytes after folding, are never found. This bounds the bytes that a search reads again from
// each character.
inline constexpr std::size_t max_term_size = 400;

// Returns for each of the terms the index of the first one that is equal to it after folding.
std::vector<std::size_t> first_equals(const std::vector<std::string> &terms);

class Matcher {
public:
  // Several terms may be equal; an empty term is never found.
  explicit Matcher(const std::vector<std::string> &terms);

  // Calls `found` with the index of a term for each of its occurrences in `text`. Of equal terms only the
  // first is found, since thousands may be equal. The time is linear.
  void find(std::string_view text, const std::function<void(std::size_t index)> &found) const;

private:
  // A node of the tree of all folded terms, in which each step is a byte.
  struct Node {
    std::uint32_t children = 0; // the index of the first child; the others follow it, sorted by byte
    std::uint16_t child_count = 0;
    unsigned char byte = 0;       // the step that leads here
    bool ends_term = false;       // whether a term ends here
    std::uint32_t first_term = 0; // the index of the first such term
  };
  struct Match {
    std::size_t size = 0; // bytes; 0 if nothing matches
    std::uint32_t node = 0;
  };

  Match longest_at(std::string_view folded, std::size_t begin) const;
  std::uint32_t child(const Node &node, unsigned char byte) const; // returns 0 if there is none

  std::vector<Node> nodes_; // the root is the first
  std::array<std::uint32_t, 256> roots_children_ = {};
};

} // namespace galley
