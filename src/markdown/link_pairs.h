// Counts the links of each block of a text, and its runs of `*` and `_`: the parser may pass all runs before
// a link for that link. In: lines. Out: whether there are more pairs of the two, each within a block, than it
// should be given. Where a block ends is told by simple signs, so of two blocks one may be made, but never
// the other way round.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

class LinkPairs {
public:
  // The line follows the one before it, and has no line end.
  void add(std::string_view line);
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
