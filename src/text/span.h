// A range of bytes of a text. Every position of galley in a document is a Span first.
#pragma once

#include <cstdint>

namespace galley {

// The bytes [begin, end) of Source::text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool operator==(const Span &) const = default;
};

} // namespace galley
