// Finds the ends of JSX tags and of JavaScript in braces. In: a text, and where they begin. Out: offsets.
#pragma once

#include <cstddef>
#include <string_view>

namespace galley {

// Returns the offset after the `}` that closes the `{` at `begin`, or npos if none does.
std::size_t expression_end(std::string_view text, std::size_t begin);

// Returns the offset after the `>` of the tag that begins with the `<` at `begin`, or npos if it is no tag.
std::size_t jsx_tag_end(std::string_view text, std::size_t begin);

struct ModuleCode {
  std::size_t end = 0;
  bool closed = false; // all its brackets
};

// Returns where the `import` or `export` at `begin` ends: before the first blank line at which all its
// brackets are closed. If they are never closed, or not `read_brackets`, that is the first blank line.
ModuleCode read_module_code(std::string_view text, std::size_t begin, bool read_brackets);

} // namespace galley
