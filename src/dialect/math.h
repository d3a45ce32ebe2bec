// Writes formulas so that CommonMark reads them as code: `$x$` as a code span, `$$` on lines of its own as a
// block of HTML, which begins and ends with as many bytes. In: a text. Out: the same text with other bytes.
#pragma once

#include <cstdint>
#include <string>

namespace galley {

// Returns whether the text was changed. Formulas are searched for from byte `begin` on, where a line begins.
// The number of bytes of each line remains.
bool hide_math(std::string &text, std::uint32_t begin);

} // namespace galley
