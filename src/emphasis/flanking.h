// Whether a row of `*` or `_` can begin or end emphasis. In: the characters beside it. Out: what CommonMark
// calls a left- or right-flanking delimiter run, and what follows from that
// (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis, rules 1 to 8).
#pragma once

#include <array>
#include <cstdint>

namespace galley {

// The two readings in use. They differ in what is punctuation: up to 0.30 the ASCII symbols and Unicode's
// categories P; since 0.31 its categories S as well (`→`, `€`, emoji).
enum class Reading : std::uint8_t {
  gfm_0_29,        // cmark-gfm, as on GitHub; also what the Body is parsed by
  commonmark_0_31, // cmark, commonmark.js, markdown-it since 14
};

inline constexpr std::array readings = {Reading::gfm_0_29, Reading::commonmark_0_31};

struct Flanking {
  bool opens = false;
  bool closes = false;
};

// `before`, `after`: the characters as written, backslashes and entities unresolved; a line end where a block
// begins or ends. `marker`: `*` or `_`.
Flanking flanking(char32_t before, char32_t after, char32_t marker, Reading reading);

} // namespace galley
