// The values of a field, printed for `galley values`.
#pragma once

#include "actions/value_counts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

enum class ValueFormat : std::uint8_t { text, json, csv };

std::string write_values(const std::vector<ValueCount> &values, ValueFormat format);

// A line each: the count, the value, and in parentheses what is to be said of it.
std::string write_values_as_text(const std::vector<ValueCount> &values);

// An array of {"value", "documents", "state", "replacement", "looks_like"}; the last three are null where
// there is nothing to say.
std::string write_values_as_json(const std::vector<ValueCount> &values);

// RFC 4180 but for its line ends, with a header of the same names. Control characters are written as escapes.
std::string write_values_as_csv(const std::vector<ValueCount> &values);

} // namespace galley
