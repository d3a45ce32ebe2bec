// Dates and times as RFC 3339 has them, and as people write them. In: a text. Out: whether it follows the
// standard, the moment that it names, or the same date as the standard has it. The calendar is std::chrono's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Whether the whole text is what RFC 3339 calls full-date, full-time and date-time: a time has seconds and a
// zone, and a leap second stands only at 23:59:60 UTC.
bool is_date(std::string_view text);
bool is_time(std::string_view text);
bool is_date_time(std::string_view text);

struct Moment {
  std::int64_t day = 0;               // since 1970-01-01, in the moment's own time zone
  std::optional<std::int64_t> second; // since 1970-01-01T00:00:00; none where only the day is known
  bool zone = false;                  // true where `second` counts in UTC
};

// Reads a date and, where there is one, its time more leniently than the standard: `2025-11-05`, and with a
// `T` or a space a time `09:30`, `09:30:00`, `09:30:00.5`, and a zone `Z`, `+08:00`, `+0800`. Anything else,
// and a day that the calendar hasn't got, gives none.
std::optional<Moment> read_moment(std::string_view text);

// Below 0 where `a` is surely earlier, above 0 where it is surely later, 0 where they are the same or it
// can't be known. Where only days are known, or only one of them has a zone, days count.
int compare(const Moment &a, const Moment &b);

// The day, since 1970-01-01 in UTC, of a time in nanoseconds since then.
std::int64_t day_of(std::int64_t nanoseconds);

// Gives 2025-11-05 for `2025/11/5`, `2025年11月5日`, `20251105`, `5 November 2025`, `Nov 5, 2025`, and
// 2025-11-13 for `13/11/2025`, where only one of the two can be the month. A text that may be read in two
// ways and a day that no calendar has give none.
std::optional<std::string> iso_date(std::string_view text);

// The same for a date with a time behind a space or a `T`, which must itself be as RFC 3339 has it.
std::optional<std::string> iso_date_time(std::string_view text);

} // namespace galley
