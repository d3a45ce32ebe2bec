#include "text/date.h"

#include "text/unicode.h"

#include <chrono>

namespace galley {

namespace {

// Takes `digits` digits off the front.
std::optional<int> take_number(std::string_view &text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view &text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == any_of.npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> take_day(std::string_view &text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, "-")) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

// Seconds of a clock's time; a fraction is dropped.
std::optional<std::int64_t> take_time(std::string_view &text) {
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  std::int64_t seconds = (*hour * 60 + *minute) * 60;
  if (!take(text, ":")) return seconds;
  const auto second = take_number(text, 2);
  if (!second || *second > 60) return std::nullopt;
  if (take(text, ".")) {
    while (take(text, "0123456789")) {
    }
  }
  return seconds + *second;
}

// Seconds that a zone is ahead of UTC.
std::optional<std::int64_t> take_zone(std::string_view &text) {
  if (take(text, "Zz")) return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const bool behind = text.front() == '-';
  text.remove_prefix(1);
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23) return std::nullopt;
  take(text, ":");
  const auto minutes = text.empty() ? std::optional(0) : take_number(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const std::int64_t seconds = (*hours * 60 + *minutes) * 60;
  return behind ? -seconds : seconds;
}

} // namespace

std::optional<Moment> read_moment(std::string_view text) {
  text = trim(text);
  Moment moment;
  const auto day = take_day(text);
  if (!day) return std::nullopt;
  moment.day = *day;
  if (text.empty()) return moment;
  if (!take(text, "Tt ")) return std::nullopt;
  const auto time = take_time(text);
  if (!time) return std::nullopt;
  constexpr std::int64_t day_length = 24 * 60 * 60;
  moment.second = moment.day * day_length + *time;
  text = trim(text);
  if (text.empty()) return moment;
  const auto zone = take_zone(text);
  if (!zone || !text.empty()) return std::nullopt;
  *moment.second -= *zone;
  moment.zone = true;
  return moment;
}

int compare(const Moment &a, const Moment &b) {
  const auto order = [](std::int64_t x, std::int64_t y) { return x < y ? -1 : x > y ? 1 : 0; };
  if (a.second && b.second && a.zone == b.zone) return order(*a.second, *b.second);
  // The zone may put the other one on the day before or after.
  if (a.zone != b.zone && (a.day - b.day == 1 || b.day - a.day == 1)) return 0;
  return order(a.day, b.day);
}

std::int64_t day_of(std::int64_t nanoseconds) {
  return std::chrono::floor<std::chrono::days>(std::chrono::nanoseconds(nanoseconds)).count();
}

} // namespace galley
