// The line breaks of a text: LF, CRLF, and a CR that no LF follows. In: a text. Out: spans of it, or the line
// break that it uses.
#pragma once

#include "text/span.h"

#include <cstdint>
#include <string_view>

namespace galley {

// Returns the bytes of the first line break at or after the offset `from`, which is at most the text's size,
// or an empty span at the end of the text if there is none.
Span find_line_break(std::string_view text, std::uint32_t from);

// Returns "\r\n" if the first line ends with it, otherwise "\n". All insertions into a text use this line
// break, so that they agree.
std::string_view line_break_of(std::string_view text);

} // namespace galley
