// Prints the values of a field, for `galley values`. In: the values, counted. Out: text.
#pragma once

#include "actions/value_counts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

enum class ValueFormat : std::uint8_t { text, json, csv };

std::string write_values(const std::vector<ValueCount> &values, ValueFormat format);

// Returns a line for each value: its count, the value, and a remark in parentheses where there is one.
std::string write_values_as_text(const std::vector<ValueCount> &values);

// Returns an array of {"value", "documents", "state", "replacement", "looks_like"}. Each of the last three is
// null if the value has none.
std::string write_values_as_json(const std::vector<ValueCount> &values);

// Returns a header of the same names and a record for each value (base/csv.h), with line feeds as line
// ends.
std::string write_values_as_csv(const std::vector<ValueCount> &values);

} // namespace galley
