// Finds terms in plain text. In: the terms, however they are written, and a text. Out: which terms stand in
// it, leftmost and longest first, so that `quantum tunnelling` is no mention of `quantum` too.
//
// Texts are compared folded. A term matches without word boundaries at an end where it has a Chinese,
// Japanese or Korean character, and with one where it has another letter or digit; there, an English plural
// counts as well. It owns all it holds, is immutable, and is safe to share between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// What is equal for the same words: case and width folded, white space around it taken away, within it one
// space, and none beside Chinese, Japanese or Korean characters: `AI代理` is often written `AI 代理`.
std::string fold_words(std::string_view text);

// Stands between texts that no term may run across, such as two paragraphs.
inline constexpr char text_break = '\x1e';

// Terms of more bytes, once folded, are never found: a search looks at this many from every place.
inline constexpr std::size_t max_term_size = 400;

class Matcher {
public:
  // Terms may be equal; an empty one is never found.
  explicit Matcher(const std::vector<std::string> &terms);

  // Calls `found` with the index of each term that stands in `text`, as often as it stands there. Linear.
  void find(std::string_view text, const std::function<void(std::size_t index)> &found) const;

private:
  // A node of the tree of all folded terms, a byte a step.
  struct Node {
    std::uint32_t children = 0; // the first one's index; they stand in a row, sorted by byte
    std::uint16_t child_count = 0;
    unsigned char byte = 0;                  // the step that leads here
    std::uint32_t terms = 0, term_count = 0; // those that end here: a part of `indices_`
  };
  struct Match {
    std::size_t size = 0; // bytes; 0: none
    std::uint32_t node = 0;
  };

  Match longest_at(std::string_view folded, std::size_t begin) const;
  std::uint32_t child(const Node &node, unsigned char byte) const; // 0: none

  std::vector<Node> nodes_; // the root is the first
  std::array<std::uint32_t, 256> roots_children_ = {};
  std::vector<std::size_t> indices_;
};

} // namespace galley
