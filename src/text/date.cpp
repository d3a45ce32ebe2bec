#include "text/date.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <vector>

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

// A part of a text that was cut into runs of digits, runs of letters, and the rest between them.
struct Part {
  enum class Kind { digits, letters, between };
  Kind kind = Kind::between;
  std::string_view text;

  bool is_digits(std::size_t least, std::size_t most) const {
    return kind == Kind::digits && least <= text.size() && text.size() <= most;
  }
  int number() const {
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
  }
};

Part::Kind kind_of(char c) {
  if (is_ascii_digit(c)) return Part::Kind::digits;
  return is_ascii_letter(c) ? Part::Kind::letters : Part::Kind::between;
}

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  while (!text.empty()) {
    const Part::Kind kind = kind_of(text.front());
    std::size_t size = 1;
    while (size < text.size() && kind_of(text[size]) == kind) ++size;
    parts.push_back({kind, text.substr(0, size)});
    text.remove_prefix(size);
  }
  return parts;
}

// Returns the month of an English name or of its first three letters, or 0 where there is none.
int month_of(const Part &part) {
  constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
  if (part.kind != Part::Kind::letters) return 0;
  const std::string word = fold(part.text);
  const auto *const found = std::ranges::find_if(names, [&](std::string_view name) {
    return word == name || word == name.substr(0, 3) || (name == "september" && word == "sept");
  });
  return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

std::optional<std::string> date(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// `parts` are three numbers with separators between them.
std::optional<std::string> date_of_numbers(const std::vector<Part> &parts) {
  const std::string_view between = parts[1].text;
  const bool sign = between == "/" || between == "-" || between == ".";
  if (!sign || parts[3].text != between || !parts[2].is_digits(1, 2)) return std::nullopt;
  const int first = parts[0].number();
  const int second = parts[2].number();
  const int last = parts[4].number();
  if (parts[0].is_digits(4, 4) && parts[4].is_digits(1, 2)) return date(first, second, last);
  if (!parts[0].is_digits(1, 2) || !parts[4].is_digits(4, 4)) return std::nullopt;
  if (first > 12) return date(last, second, first);
  if (second > 12) return date(last, first, second);
  return std::nullopt;
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

namespace {

// Reads `Sun, ` or `Sunday `, if the text begins with it. Returns the day of the week from 0 for Sunday, or
// none.
std::optional<unsigned> read_weekday(std::string_view &text) {
  constexpr std::array<std::string_view, 7> names = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
  const std::size_t end =
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_ascii_letter) - text.begin());
  const std::string word = fold(text.substr(0, end));
  for (unsigned day = 0; day < names.size(); ++day) {
    if (word != names[day] && word != names[day].substr(0, 3)) continue;
    text.remove_prefix(end);
    read_any_of(text, ",");
    text = trim(text);
    return day;
  }
  return std::nullopt;
}

bool is_on(std::string_view date, unsigned weekday) {
  const auto day = read_day(date);
  return day && std::chrono::weekday(*day).c_encoding() == weekday;
}

// Reads a zone to the end of the text and returns it as RFC 3339 has it.
std::optional<std::string> standard_zone(std::string_view text) {
  const std::string word = fold(text);
  if (word == "z" || word == "utc" || word == "gmt") return "Z";
  const char sign = text.empty() ? ' ' : text.front();
  const auto zone = read_zone(text);
  if (!zone || !text.empty()) return std::nullopt;
  const int minutes = zone->minutes < 0 ? -zone->minutes : zone->minutes;
  return fmt::format("{}{:02}:{:02}", sign, minutes / 60, minutes % 60);
}

// Whether the time, with whatever separates it from its day, is midnight in UTC or in no zone.
bool is_midnight(std::string_view text) {
  if (!read_any_of(text, "Tt ")) return false;
  if (!text.starts_with("00:00")) return false;
  const auto time = read_clock_time(text);
  if (!time || time->seconds.value_or(0) != 0) return false;
  text = trim(text);
  return text.empty() || standard_zone(text) == "Z" || text == "+00:00";
}

constexpr std::size_t day_size = 10; // of `2025-11-05`

bool looks_like_day(std::string_view text) {
  if (text.size() < day_size || text[4] != '-' || text[7] != '-') return false;
  return std::ranges::count_if(text.substr(0, day_size), is_ascii_digit) == 8;
}

} // namespace

std::optional<std::string> iso_date(std::string_view text) {
  if (text.size() > 40) return std::nullopt; // this also bounds the numbers
  if (text.size() > day_size && is_date(text.substr(0, day_size)) && is_midnight(text.substr(day_size)))
    return std::string(text.substr(0, day_size));
  const std::vector<Part> parts = parts_of(text);
  if (parts.size() == 1 && parts[0].is_digits(8, 8)) {
    const int number = parts[0].number();
    return date(number / 10000, number / 100 % 100, number % 100);
  }
  if (parts.size() == 6) {
    const bool chinese = parts[1].text == "年" && parts[3].text == "月" && parts[5].text == "日";
    const bool numbers = parts[0].is_digits(4, 4) && parts[2].is_digits(1, 2) && parts[4].is_digits(1, 2);
    if (!chinese || !numbers) return std::nullopt;
    return date(parts[0].number(), parts[2].number(), parts[4].number());
  }
  if (parts.size() != 5 || !parts[4].is_digits(1, 4)) return std::nullopt;
  const auto blank = [&](std::size_t at) { return parts[at].text == " "; };
  const bool year_last = parts[4].is_digits(4, 4);
  if (const int month = month_of(parts[0])) { // Nov 5, 2025
    const bool apart = (blank(1) || parts[1].text == ". ") && (blank(3) || parts[3].text == ", ");
    if (!apart || !year_last || !parts[2].is_digits(1, 2)) return std::nullopt;
    return date(parts[4].number(), month, parts[2].number());
  }
  if (!parts[0].is_digits(1, 4)) return std::nullopt;
  if (const int month = month_of(parts[2])) { // 5 November 2025
    const bool apart = blank(1) && (blank(3) || parts[3].text == ". ");
    if (!apart || !year_last || !parts[0].is_digits(1, 2)) return std::nullopt;
    return date(parts[4].number(), month, parts[0].number());
  }
  return date_of_numbers(parts);
}

std::optional<std::string> iso_date_time(std::string_view text) {
  const auto weekday = read_weekday(text);
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() > 60) return std::nullopt;
  std::size_t begin = colon; // of the time
  while (begin > 0 && is_ascii_digit(text[begin - 1])) --begin;
  std::string_view before = text.substr(0, begin);
  if (before.ends_with('T') || before.ends_with('t')) before.remove_suffix(1);
  before = trim_end(before);
  const auto day = iso_date(before);
  if (before.size() == begin || !day || (weekday && !is_on(*day, *weekday))) return std::nullopt;
  std::string time(text.substr(begin));
  if (colon - begin == 1) time.insert(0, "0");
  std::string_view rest = time;
  const auto read = read_clock_time(rest);
  if (!read || read->fraction == std::size_t{0}) return std::nullopt;
  const std::string clock = time.substr(0, time.size() - rest.size()) + (read->seconds ? "" : ":00");
  const auto zone = standard_zone(trim(rest));
  if (!zone) return std::nullopt;
  std::string written = fmt::format("{}T{}{}", *day, clock, *zone);
  if (!is_date_time(written)) return std::nullopt;
  return written;
}

std::vector<std::string_view> date_faults(std::string_view text) {
  if (!looks_like_day(text)) return {};
  if (!is_date(text.substr(0, day_size))) return {"there is no such day"};
  const std::string_view rest = text.substr(day_size);
  if (rest.size() > 2 && std::string_view("Tt ").find(rest[0]) != std::string_view::npos &&
      is_ascii_digit(rest[1]))
    return {"there is a time"};
  return {};
}

std::vector<std::string_view> date_time_faults(std::string_view text) {
  if (!looks_like_day(text)) return {};
  if (!is_date(text.substr(0, day_size))) return {"there is no such day"};
  text.remove_prefix(day_size);
  if (text.empty()) return {"there is no time"};
  std::vector<std::string_view> faults;
  if (!read_any_of(text, "Tt")) faults.emplace_back("a space stands for the T");
  text = trim(text);
  const auto time = read_clock_time(text);
  if (!time) return {"there is no such time"};
  if (!time->seconds) faults.emplace_back("there are no seconds");
  text = trim_end(text);
  if (text.empty()) {
    faults.emplace_back("there is no time zone");
  } else if (const auto zone = standard_zone(trim(text)); !zone) {
    return {};
  } else if (zone != text) {
    faults.emplace_back("the time zone is not written as Z or +01:00");
  }
  return faults;
}

} // namespace galley
