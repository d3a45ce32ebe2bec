// Whether a row of `*` or `_` can begin or end emphasis. In: the characters beside the row. Out: what
// CommonMark concludes from its being a left- or right-flanking delimiter run
// (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis, rules 1 to 8).
#pragma once

#include <array>
#include <cstdint>

namespace galley {

// The two readings of CommonMark that are in use. They differ in what is punctuation: up to 0.30 it is the
// ASCII symbols and Unicode's categories P; since 0.31 it is Unicode's categories S as well (`→`, `€`,
// emoji).
enum class Reading : std::uint8_t {
  gfm_0_29,        // that of cmark-gfm, which GitHub uses, and by which a Body is parsed
  commonmark_0_31, // that of cmark, commonmark.js, and markdown-it since 14
};

inline constexpr std::array readings = {Reading::gfm_0_29, Reading::commonmark_0_31};

struct Flanking {
  bool opens = false;
  bool closes = false;
};

// `before` and `after` are the characters beside the row as written, with backslashes and entities
// unresolved; where a block begins or ends, they are a line end. `marker` is `*`, `~` or `_`.
Flanking flanking(char32_t before, char32_t after, char32_t marker, Reading reading);

} // namespace galley
