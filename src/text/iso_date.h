// Dates as people write them. In: a text. Out: the same date as ISO 8601 and RFC 3339 have it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Gives 2025-11-05 for `2025/11/5`, `2025年11月5日`, `20251105`, `5 November 2025`, `Nov 5, 2025`, and
// 2025-11-13 for `13/11/2025`, where only one of the two can be the month. A text that may be read in two
// ways and a day that no calendar has give none.
std::optional<std::string> iso_date(std::string_view text);

// The same for a date with a time behind a space or a `T`, which must itself be as RFC 3339 has it.
std::optional<std::string> iso_date_time(std::string_view text);

} // namespace galley
