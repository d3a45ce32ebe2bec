// The formats that `format` of JSON Schema may ask of a string. In: a format's name. Out: a test of a text.
// Each follows its standard.
#pragma once

#include <string_view>

namespace galley {

struct Format {
  std::string_view name;
  bool (*accepts)(std::string_view text);
  std::string_view expected; // stands behind "expected" in a message
};

// Gives null for a format that galley doesn't know; JSON Schema has such formats accept everything. What it
// gives lives as long as the program.
const Format *find_format(std::string_view name);

} // namespace galley
