// Finds terms in plain text. In: the terms, however they are written, and a text. Out: which terms stand in
// it, leftmost and longest first, so that `quantum tunnelling` is no mention of `quantum` too.
//
// Texts are compared folded. A term needs no word boundary at an end where it has a Chinese, Japanese or
// Korean character, and needs one where it has another letter or digit; there, an English plural counts as
// well. A Matcher owns all it holds, is immutable, and is safe to share between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns what is equal for the same words: case and width are folded, white space around the text is left
// out, and white space within it is one space, or none beside Chinese, Japanese or Korean characters:
// `AI代理` is often written `AI 代理`.
std::string fold_words(std::string_view text);

// This character stands between texts that no term may run across, such as two paragraphs.
inline constexpr char text_break = '\x1e';

// Terms of more bytes, once folded, are never found, since a search may look at so many bytes from each
// character on.
inline constexpr std::size_t max_term_size = 400;

// For each of the terms, the index of the first one that is equal to it once folded.
std::vector<std::size_t> first_equals(const std::vector<std::string> &terms);

class Matcher {
public:
  // Several terms may be equal; an empty term is never found.
  explicit Matcher(const std::vector<std::string> &terms);

  // Calls `found` with the index of each term that stands in `text`, as often as it stands there; of equal
  // terms only with the first, since thousands may be equal. The work is linear.
  void find(std::string_view text, const std::function<void(std::size_t index)> &found) const;

private:
  // A node of the tree of all folded terms, a byte a step.
  struct Node {
    std::uint32_t children = 0; // the index of the first child; children stand in a row, sorted by byte
    std::uint16_t child_count = 0;
    unsigned char byte = 0;       // the step that leads here
    bool ends_term = false;       // whether a term ends here
    std::uint32_t first_term = 0; // the first one that does
  };
  struct Match {
    std::size_t size = 0; // bytes; 0 where nothing matches
    std::uint32_t node = 0;
  };

  Match longest_at(std::string_view folded, std::size_t begin) const;
  std::uint32_t child(const Node &node, unsigned char byte) const; // 0 where there is none

  std::vector<Node> nodes_; // the root is the first
  std::array<std::uint32_t, 256> roots_children_ = {};
};

} // namespace galley
