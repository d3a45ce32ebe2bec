// Writes MDX so that CommonMark reads its Markdown: tags are HTML within lines, or blocks of HTML that end
// with them, `{…}` is code, and imports and exports are blank. In: a text. Out: the same text with other
// bytes.
#pragma once

#include <cstdint>
#include <string>

namespace galley {

// Returns whether the text was changed. It is read from byte `begin` on, where a line begins. The number of
// bytes of each line remains.
bool hide_jsx(std::string &text, std::uint32_t begin);

} // namespace galley
