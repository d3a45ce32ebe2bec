// Classifies the parenthesis beside a bold term. In: the term and the content of the parenthesis, as written.
// Out: its kind, with the other name and the explanation that it contains, as parts of the content.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley {

enum class Parenthesis : std::uint8_t {
  none,
  aside,     // neither explains nor translates: a date, a number, `optional`
  pointer,   // says where to look: `see below`, `见下文`
  names,     // gives the name in another language, an alias, or what an abbreviation stands for
  explains,  // says what the term is
  described, // gives a name, and then an explanation: `Low-dimensional Manifold: 在高维空间中…`
};

struct ParenthesisWords {
  Parenthesis kind = Parenthesis::none;
  std::string_view name = {};        // of `names` and `described`
  std::string_view explanation = {}; // of `explains` and `described`
};

ParenthesisWords judge_parenthesis(std::string_view term, std::string_view text);

// Returns the size in bytes of the parenthesis, of either width, that opens at the start of `text`, including
// nested ones. Returns 0 if it is never closed, or nested deeper than people write.
std::size_t parenthesis_size(std::string_view text);

} // namespace galley
