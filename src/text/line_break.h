// The line breaks of a text: LF, CRLF, and a CR that no LF follows.
#pragma once

#include "text/span.h"

#include <cstdint>
#include <string_view>

namespace galley {

// The bytes of the first line break at or after the offset `from`, which is at most the text's size. Where no
// break follows, an empty span at the end of the text.
Span find_line_break(std::string_view text, std::uint32_t from);

// "\r\n" where the first line ends so, else "\n". Whatever is inserted into a text follows this rule, so that
// all insertions into one text agree.
std::string_view line_break_of(std::string_view text);

} // namespace galley
