#include "base/csv.h"

#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

// Whether a spreadsheet would take a cell that begins so for a formula. Some take the wide forms, too.
bool begins_formula(std::string_view text) {
  constexpr std::u32string_view signs = U"=+-@＝＋－＠";
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    if (next.value != '"' && next.value != '\'' && !is_unicode_space(next.value)) break;
    text.remove_prefix(next.size);
  }
  return !text.empty() && signs.find(decode_utf8(text).value) != signs.npos;
}

// Puts an apostrophe before what would be a formula, also behind a semicolon, where some spreadsheets begin
// another cell.
std::string without_formulas(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, std::min(text.find(';'), text.size() - 1) + 1);
    if (begins_formula(part)) result += '\'';
    result += part;
    text.remove_prefix(part.size());
  }
  return result;
}

void append_field(std::string &out, std::string_view text) {
  const std::string field = without_formulas(escape_unprintable(text));
  if (field.find_first_of(",\"") == field.npos && !field.starts_with(' ') && !field.ends_with(' ') &&
      !begins_command(field)) {
    out += field;
    return;
  }
  out += '"';
  for (const char byte : field) out.append(byte == '"' ? 2 : 1, byte);
  out += '"';
}

} // namespace

void append_csv_record(std::string &out, std::initializer_list<std::string_view> fields,
                       std::string_view line_end) {
  bool is_first = true;
  for (const std::string_view field : fields) {
    if (!is_first) out += ',';
    is_first = false;
    append_field(out, field);
  }
  out += line_end;
}

} // namespace galley
