// What a parenthesis beside a bold term does for it. In: the term and the words of the parenthesis, as
// written. Out: a judgement, with the other name and the explanation that the words hold, as parts of them.
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

// Returns the size in bytes of the parenthesis, of either width, that opens at the start of `text`, with what
// nests in it; 0 where it is never closed, or nests deeper than anyone writes.
std::size_t parenthesis_size(std::string_view text);

} // namespace galley
