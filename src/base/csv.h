// Writes comma-separated values (RFC 4180). In: the fields of a record. Out: one line of text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace galley {

// Appends one record and `line_end`, which is "\r\n" in RFC 4180. A field is quoted if it contains a comma or
// a quote, begins or ends with a space, or would be a command to CI (begins_command). What must not be
// printed as it is becomes an escape (\n, \x1b), so that each record is one line. An apostrophe stands before
// what a spreadsheet would take for a formula.
void append_csv_record(std::string &out, std::initializer_list<std::string_view> fields,
                       std::string_view line_end = "\r\n");

} // namespace galley
