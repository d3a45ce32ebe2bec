#include "text/date.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <chrono>
#include <cstddef>

namespace galley {

namespace {

// Each read_… function removes what it reads from the front of `text`.

std::optional<int> read_number(std::string_view &text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(0, digits)) {
    if (!is_ascii_digit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool read_any_of(std::string_view &text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::sys_days> read_day(std::string_view &text) {
  const auto year = read_number(text, 4);
  if (!year || !read_any_of(text, "-")) return std::nullopt;
  const auto month = read_number(text, 2);
  if (!month || !read_any_of(text, "-")) return std::nullopt;
  const auto day = read_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

struct ClockTime {
  int minutes = 0; // minutes since midnight
  std::optional<int> seconds;
  std::optional<std::size_t> fraction; // the number of digits after the point
};

std::optional<ClockTime> read_clock_time(std::string_view &text) {
  const auto hour = read_number(text, 2);
  if (!hour || *hour > 23 || !read_any_of(text, ":")) return std::nullopt;
  const auto minute = read_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  ClockTime time{*hour * 60 + *minute, {}, {}};
  if (!read_any_of(text, ":")) return time;
  time.seconds = read_number(text, 2);
  if (!time.seconds || *time.seconds > 60) return std::nullopt;
  if (read_any_of(text, ".")) {
    time.fraction = 0;
    while (read_any_of(text, "0123456789")) ++*time.fraction;
  }
  return time;
}

struct Zone {
  int minutes = 0;      // minutes ahead of UTC
  bool standard = true; // in the form of RFC 3339: `+08:00`, not `+0800` or `+08`
};

std::optional<Zone> read_zone(std::string_view &text) {
  if (read_any_of(text, "Zz")) return Zone{};
  const bool behind = text.starts_with('-');
  if (!read_any_of(text, "+-")) return std::nullopt;
  const auto hours = read_number(text, 2);
  if (!hours || *hours > 23) return std::nullopt;
  const bool colon = read_any_of(text, ":");
  const bool standard = colon && !text.empty();
  const auto minutes = text.empty() ? std::optional(0) : read_number(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const int ahead = *hours * 60 + *minutes;
  return Zone{behind ? -ahead : ahead, standard};
}

} // namespace

bool is_date(std::string_view text) {
  return read_day(text) && text.empty();
}

bool is_time(std::string_view text) {
  const auto time = read_clock_time(text);
  if (!time || !time->seconds || time->fraction == std::size_t{0}) return false;
  const auto zone = read_zone(text);
  if (!zone || !zone->standard || !text.empty()) return false;
  constexpr int day = 24 * 60;
  const int utc = ((time->minutes - zone->minutes) % day + day) % day;
  return *time->seconds < 60 || utc == day - 1;
}

bool is_date_time(std::string_view text) {
  return read_day(text) && read_any_of(text, "Tt") && is_time(text);
}

std::optional<Moment> read_moment(std::string_view text) {
  text = trim(text);
  const auto day = read_day(text);
  if (!day) return std::nullopt;
  Moment moment{day->time_since_epoch().count(), {}, false};
  if (text.empty()) return moment;
  if (!read_any_of(text, "Tt ")) return std::nullopt;
  const auto time = read_clock_time(text);
  if (!time) return std::nullopt;
  constexpr std::int64_t day_length = 24 * 60 * 60;
  moment.second = moment.day * day_length + time->minutes * 60 + time->seconds.value_or(0);
  text = trim(text);
  if (text.empty()) return moment;
  const auto zone = read_zone(text);
  if (!zone || !text.empty()) return std::nullopt;
  *moment.second -= zone->minutes * 60;
  moment.zone = true;
  return moment;
}

int compare(const Moment &a, const Moment &b) {
  const auto order = [](std::int64_t x, std::int64_t y) { return x < y ? -1 : x > y ? 1 : 0; };
  if (a.second && b.second && a.zone == b.zone) return order(*a.second, *b.second);
  // The difference of the zones may move the date by a day.
  if (a.zone != b.zone && (a.day - b.day == 1 || b.day - a.day == 1)) return 0;
  return order(a.day, b.day);
}

std::int64_t day_of(std::int64_t nanoseconds) {
  return std::chrono::floor<std::chrono::days>(std::chrono::nanoseconds(nanoseconds)).count();
}

} // namespace galley
