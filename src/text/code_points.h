// The code points of a text, for a range-based `for` and for the algorithms of std::ranges. In: UTF-8, which
// the ranges point into and don't own. An invalid byte counts as one U+FFFD.
#pragma once

#include "text/unicode.h"

#include <cstddef>
#include <iterator>
#include <ranges>
#include <string_view>
#include <type_traits>

namespace galley {

// A code point, and the bytes [begin, end) of the text that encode it.
struct PlacedCodePoint {
  char32_t value = 0;
  std::size_t begin = 0, end = 0;
};

// A range of `Element`s: char32_t or PlacedCodePoint.
template <typename Element> class CodePointRange {
public:
  class Iterator {
  public:
    using value_type = Element;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    explicit Iterator(std::string_view text) : rest_(text) {}

    Element operator*() const {
      current_ = decode_utf8(rest_);
      if constexpr (std::is_same_v<Element, char32_t>) {
        return current_.value;
      } else {
        return {current_.value, at_, at_ + current_.size};
      }
    }
    Iterator &operator++() {
      if (current_.size == 0) current_ = decode_utf8(rest_);
      rest_.remove_prefix(current_.size);
      at_ += current_.size;
      current_.size = 0;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator &other) const { return rest_.size() == other.rest_.size(); }
    bool operator==(std::default_sentinel_t) const { return rest_.empty(); }

  private:
    std::string_view rest_;
    std::size_t at_ = 0;
    mutable CodePoint current_{0, 0}; // has size 0 until it is decoded, so that a loop decodes it only once
  };

  explicit CodePointRange(std::string_view text) : text_(text) {}
  Iterator begin() const { return Iterator(text_); }
  std::default_sentinel_t end() const { return {}; }

private:
  std::string_view text_;
};

inline CodePointRange<char32_t> code_points(std::string_view text) {
  return CodePointRange<char32_t>(text);
}

// Returns the same code points, each with its position in the text.
inline CodePointRange<PlacedCodePoint> placed_code_points(std::string_view text) {
  return CodePointRange<PlacedCodePoint>(text);
}

} // namespace galley

// An iterator needs the text alone, so it may outlive its range.
template <typename Element>
inline constexpr bool std::ranges::enable_borrowed_range<galley::CodePointRange<Element>> = true;
