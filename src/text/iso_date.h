// Dates as people write them. In: a text. Out: the same date in the form of ISO 8601 and RFC 3339.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Returns 2025-11-05 for `2025/11/5`, `2025年11月5日`, `20251105`, `5 November 2025`, `Nov 5, 2025`, and
// 2025-11-13 for `13/11/2025`, where only one of the two can be the month. Returns none for a text that
// has two readings and for a day that doesn't exist.
std::optional<std::string> iso_date(std::string_view text);

// Does the same for a date that is followed by a space or a `T` and a time, which must be one of RFC 3339.
std::optional<std::string> iso_date_time(std::string_view text);

} // namespace galley
