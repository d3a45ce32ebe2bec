#include "emphasis/flanking.h"

#include "text/unicode.h"

namespace galley {

Flanking flanking(char32_t before, char32_t after, char32_t marker, Reading reading) {
  // The parsers' tables are of different versions of Unicode. They differ in characters of rare scripts only.
  const auto punctuation = [&](char32_t value) {
    return is_punctuation(value) || (reading == Reading::commonmark_0_31 && is_symbol(value));
  };
  const bool blank_before = is_unicode_space(before);
  const bool blank_after = is_unicode_space(after);
  const bool mark_before = punctuation(before);
  const bool mark_after = punctuation(after);
  const bool left = !blank_after && (!mark_after || blank_before || mark_before);
  const bool right = !blank_before && (!mark_before || blank_after || mark_after);
  if (marker != '_') return {left, right};
  return {left && (!right || mark_before), right && (!left || mark_after)};
}

} // namespace galley
