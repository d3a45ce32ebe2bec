// A HanSet is a fixed set of Han characters, for long texts whose every character is looked up. In: words of
// one character, such as a list of terms/words.h. Out: look-ups, each of a single bit.
#pragma once

#include "text/unicode.h"

#include <bitset>
#include <span>
#include <string_view>

namespace galley {

class HanSet {
public:
  // The set has the members that are Han and not in `without`.
  explicit HanSet(std::span<const std::string_view> members, std::span<const std::string_view> without = {}) {
    set(members, true);
    set(without, false);
  }

  bool has(char32_t value) const { return is_han(value) && members_.test(value - first); }

private:
  static constexpr char32_t first = 0x4E00;

  void set(std::span<const std::string_view> characters, bool is_member) {
    for (const std::string_view character : characters) {
      const char32_t value = decode_utf8(character).value;
      if (is_han(value)) members_.set(value - first, is_member);
    }
  }

  std::bitset<0xA000 - first> members_;
};

} // namespace galley
