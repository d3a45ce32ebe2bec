// The formats that `format` of JSON Schema may name. In: a format's name. Out: a test of a text, which
// follows the format's standard.
#pragma once

#include <span>
#include <string_view>

namespace galley {

struct Format {
  std::string_view name;
  bool (*accepts)(std::string_view text);
  std::string_view expected; // follows "expected" in a message
};

// Returns null for a format that galley doesn't know, which by JSON Schema accepts everything. The Format
// exists as long as the program.
const Format *find_format(std::string_view name);

// All formats, sorted by nothing but use.
std::span<const Format> all_formats();

} // namespace galley
