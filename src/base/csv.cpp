#include "base/csv.h"

#include "text/unicode.h"

namespace galley {

namespace {

void append_field(std::string &out, std::string_view text) {
  const std::string field = escape_controls(text);
  if (field.find_first_of(",\"") == field.npos && !field.starts_with(' ') && !field.ends_with(' ')) {
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
