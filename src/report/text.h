// Diagnostics as the lines that compilers print, which editors and CI systems understand:
//
//     path:line:col: severity: message [rule-id]
//     path:line:col: note: related text [rule-id]
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

// What a column counts.
enum class ColumnUnit : std::uint8_t { code_point, byte, utf16, display };

std::uint32_t column_of(const Position &position, ColumnUnit unit);

struct TextFormat {
  ColumnUnit column_unit = ColumnUnit::code_point;
  bool color = false; // with terminal escapes
};

// Related places stand as notes directly below their diagnostic; severity info prints as a note too. Control
// characters of paths and messages are escaped, so that each line is one line.
void append_text(std::string &out, const std::vector<Diagnostic> &diagnostics, TextFormat format);

// A path as it stands at the start of such a line: never taken for more than a path.
std::string escape_path(std::string_view path);

} // namespace galley
