// Comma-separated values, as RFC 4180 has them. In: the fields of a record. Out: one line of text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace galley {

// Appends one record and `line_end`, which RFC 4180 wants to be "\r\n". A field is quoted where a comma, a
// quote or a space at one of its ends would be read otherwise. Control characters are written as escapes (\n,
// \x1b), so that each record is one line.
void append_csv_record(std::string &out, std::initializer_list<std::string_view> fields,
                       std::string_view line_end = "\r\n");

} // namespace galley
