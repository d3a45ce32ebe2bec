// Knows the endings of files that galley can't read. In: a pattern of `content`. Out: an ending.
#pragma once

#include <string_view>

namespace galley {

// Returns a well-known ending, without its dot, of files that are neither Markdown nor data, if the pattern
// asks for one; else nothing.
std::string_view unreadable_ending(std::string_view pattern);

} // namespace galley
