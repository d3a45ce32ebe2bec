// Days and moments as front matter writes them: RFC 3339, and its parts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace galley {

struct Moment {
  std::int64_t day = 0;               // since 1970-01-01, in the moment's own time zone
  std::optional<std::int64_t> second; // since 1970-01-01T00:00:00; none: only the day is known
  bool zone = false;                  // `second` counts in UTC
};

// `2025-11-05`, and with a `T` or a space a time `09:30`, `09:30:00`, `09:30:00.5`, and a zone `Z`, `+08:00`,
// `+0800`. None for anything else, and for days that the calendar hasn't got.
std::optional<Moment> read_moment(std::string_view text);

// Below 0 where `a` is surely earlier, above 0 where it is surely later, 0 where they are the same or it
// can't be told. Where only days are known, or only one of them has a zone, days count.
int compare(const Moment &a, const Moment &b);

// The day, since 1970-01-01 in UTC, of a time in nanoseconds since then.
std::int64_t day_of(std::int64_t nanoseconds);

} // namespace galley
