// The formats that `format` may ask of a string. Each follows its standard, leap years included.
#pragma once

#include <string_view>

namespace galley {

struct Format {
  std::string_view name;
  bool (*accepts)(std::string_view text);
  std::string_view expected; // in a message: "expected …"
};

// Null for a format that galley doesn't know; JSON Schema has such formats accept everything.
const Format *find_format(std::string_view name);

} // namespace galley
