// Writes a text so that CommonMark reads it as the site's generator does. In: a text, and the syntax that the
// generator has besides. Out: a text whose lines map to those of the one before.
#pragma once

#include "dialect/markdown_syntax.h"
#include "dialect/rewritten_text.h"

#include <cstdint>
#include <optional>

namespace galley {

// Reads `source` from byte `begin` on, where a line begins. Returns none if CommonMark reads the text so as
// it stands, which is true of most.
std::optional<RewrittenText> write_as_commonmark(const Source &source, std::uint32_t begin,
                                                 const MarkdownSyntax &syntax);

} // namespace galley
