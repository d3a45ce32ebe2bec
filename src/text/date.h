// Dates and times of RFC 3339, and as people write them. In: a text. Out: whether it follows the standard,
// the moment that it names, or the same date in the form of the standard. The calendar is std::chrono's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Return whether the whole text is a full-date, full-time or date-time of RFC 3339: a time has seconds and a
// zone, and a leap second is allowed only at 23:59:60 UTC.
bool is_date(std::string_view text);
bool is_time(std::string_view text);
bool is_date_time(std::string_view text);

struct Moment {
  std::int64_t day = 0;               // since 1970-01-01, in the moment's own time zone
  std::optional<std::int64_t> second; // since 1970-01-01T00:00:00; empty if only the day is known
  bool zone = false;                  // `second` is in UTC
};

// Reads a date with an optional time more leniently than the standard: `2025-11-05`, and with a
// `T` or a space a time `09:30`, `09:30:00`, `09:30:00.5`, and a zone `Z`, `+08:00`, `+0800`. Returns
// none for any other text, and for a day that doesn't exist.
std::optional<Moment> read_moment(std::string_view text);

// Returns a negative number if `a` is certainly earlier, a positive one if it is certainly later, and 0 if
// they are equal or the order is unknown. If a second is unknown, or only one of them has a zone, days are
// compared.
int compare(const Moment &a, const Moment &b);

// Returns the day, since 1970-01-01 in UTC, of a time in nanoseconds since then.
std::int64_t day_of(std::int64_t nanoseconds);

// Returns 2025-11-05 for `2025/11/5`, `2025年11月5日`, `20251105`, `5 November 2025`, `Nov 5, 2025`, and
// 2025-11-13 for `13/11/2025`, where only one of the two can be the month. Returns none for a text that
// has two readings and for a day that doesn't exist.
std::optional<std::string> iso_date(std::string_view text);

// Returns the date-time of RFC 3339 for such a date, or a day of the week with one, that is followed by a
// time and its zone: `2025-01-05 10:00:00 +0100`, `2025-01-05T10:00Z`, `Sun, 05 Jan 2025 10:00 UTC`.
std::optional<std::string> iso_date_time(std::string_view text);

// Says what keeps a text from being a date or a date-time of RFC 3339, as parts of a sentence: `no time
// zone`. Returns none for a text that has neither form.
std::vector<std::string_view> date_faults(std::string_view text);
std::vector<std::string_view> date_time_faults(std::string_view text);

} // namespace galley
