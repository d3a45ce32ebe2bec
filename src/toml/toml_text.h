// Finds what a parser of TOML does not tell: comments, and where strings end. In: TOML, right or wrong. Out:
// byte offsets.
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

// Returns the end of the string that begins at `offset` with a quote. A string that nothing closes ends with
// its line or, where three quotes open it, at `end`.
std::uint32_t toml_string_end(std::string_view text, std::uint32_t offset, std::uint32_t end);

struct TomlScan {
  std::vector<Span> comments;      // from the `#` to the end of the line
  std::optional<Problem> too_deep; // dotted keys and brackets nest so deep that a parser should not be asked
};

// Reads `content` of `text` once, in linear time.
TomlScan scan_toml(std::string_view text, Span content);

} // namespace galley
