// Prints diagnostics as compilers do, in lines that editors and CI systems understand. In: diagnostics. Out:
// text, with these lines:
//
//     path:line:col: severity: message [rule-id]
//     path:line:col: note: related text [rule-id]
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

// A column may count any of these.
enum class ColumnUnit : std::uint8_t { code_point, byte, utf16, display };

std::uint32_t column_of(const Position &position, ColumnUnit unit);

struct TextFormat {
  ColumnUnit column_unit = ColumnUnit::code_point;
  bool color = false; // the lines have terminal escapes
};

// Appends the lines. Related places become notes directly below their diagnostic; the severity info prints as
// a note, too. Control characters of paths and messages are escaped, so that each line stays one line.
void append_text(std::string &out, const std::vector<Diagnostic> &diagnostics, TextFormat format);

} // namespace galley
