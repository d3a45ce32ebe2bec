// Counts the links of each block of a text, and its runs of `*` and `_`: the parser may pass all runs before
// a link for that link. In: lines. Out: whether there are more pairs of the two, each within a block, than
// the parser should be given. Simple signs show where a block ends, so two blocks may be taken for one, but
// never one for two.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

class LinkPairs {
public:
  // Adds the line that follows the one before it. It has no line end, and holds so many `]` and so many runs
  // of `*` or `_`.
  void add(std::string_view line, std::uint64_t links, std::uint64_t runs);
  bool are_too_many() const;

private:
  struct Counts {
    std::uint64_t links = 0, runs = 0;
    std::uint64_t earlier = 0; // the pairs of those before it

    std::uint64_t pairs() const { return earlier + links * runs; }
    void begin() { *this = {0, 0, pairs()}; }
  };
  Counts block_; // since a line that surely began a block
  Counts part_;  // since a line that may have begun one: an item with a number, a row of a table
};

} // namespace galley
