// This check reports dates in front matter that no calendar has, and times that no clock shows: 2025-02-30,
// 18:12:91.
#include "checks/check.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

struct Settings {
  std::vector<std::string> fields = {
      "date",         "pubDate",      "pubdate",       "publishDate", "publishdate", "published",
      "published_at", "publishedAt",  "datePublished", "created",     "created_at",  "createdAt",
      "updated",      "updated_at",   "updatedAt",     "updatedDate", "lastmod",     "last_modified_at",
      "modified",     "dateModified", "lastUpdated",   "expiryDate",  "expirydate",  "unpublishdate",
      "start_date",   "end_date",     "birthday",      "日期"};
};

// Reads a text from left to right.
class Reader {
public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  // Returns a number of `least` to `most` digits, behind which no digit stands.
  std::optional<int> number(std::size_t least, std::size_t most) {
    const std::size_t digits =
        std::min(static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_ascii_digit) - rest_.begin()),
                 rest_.size());
    if (digits < least || digits > most) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, digits)) value = value * 10 + (c - '0');
    rest_.remove_prefix(digits);
    return value;
  }
  bool skip(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  std::string_view rest() const { return rest_; }

private:
  std::string_view rest_;
};

int days_of(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

// Says what is wrong with a time `18:12` or `18:12:00`; empty where it is right, or is no such time.
std::string wrong_time(Reader reader) {
  const auto hour = reader.number(1, 2);
  if (!hour || !reader.skip(":")) return {};
  const auto minute = reader.number(2, 2);
  if (!minute) return {};
  std::optional<int> second;
  if (reader.skip(":")) second = reader.number(2, 2);
  if (*hour > 24) return "a day has 24 hours";
  if (*minute > 59) return "an hour has 60 minutes";
  if (second && *second > 60) return "a minute has 60 seconds";
  return {};
}

// Says what is wrong with a date that begins with its year; empty where it is right, or is no such date.
std::string wrong_date(std::string_view text) {
  Reader reader(text);
  const auto year = reader.number(4, 4);
  if (!year) return {};
  const bool chinese = reader.skip("年");
  const std::string_view separator = chinese ? "月" : reader.rest().substr(0, 1);
  if (!chinese && (separator.empty() || std::string_view("-/").find(separator) == std::string_view::npos ||
                   !reader.skip(separator)))
    return {};
  const auto month = reader.number(1, 2);
  if (!month || !reader.skip(separator)) return {};
  const auto day = reader.number(1, 3);
  if (!day) return {};
  const std::string_view behind = chinese && reader.skip("日") ? trim(reader.rest()) : reader.rest();
  if (!behind.empty() && behind.front() != 'T' && behind.front() != 't' && behind.front() != ' ' && !chinese)
    return {};
  if (*month < 1 || *month > 12) return fmt::format("there is no month {}", *month);
  if (*day < 1 || *day > days_of(*year, *month))
    return fmt::format("this month has {} days", days_of(*year, *month));
  if (text.size() > 10 && !chinese &&
      text.substr(8, 3).find_first_not_of("0123456789") == std::string_view::npos)
    return "a day has two digits";
  if (behind.empty()) return {};
  return wrong_time(Reader(trim(chinese ? behind : behind.substr(1))));
}

class ImpossibleDate final : public Check {
public:
  explicit ImpossibleDate(Settings settings) : settings_(std::move(settings)) {}

  void check_document(const Document &document, Sink &sink) const override {
    const Value root = document.fields();
    if (!root || !root.is(ValueKind::mapping)) return;
    for (const Value member : root) {
      if (!member.is(ValueKind::string) || member.text().size() < 8 || !is_ascii_digit(member.text().front()))
        continue;
      if (std::ranges::find(settings_.fields, member.key()) == settings_.fields.end()) continue;
      std::string reason = wrong_date(trim(member.text()));
      if (reason.empty()) continue;
      sink.report({locate(*document.source, member.place()),
                   {{"field", std::string(member.key())},
                    {"value", std::string(member.text())},
                    {"reason", std::move(reason)}}});
    }
  }

private:
  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"fields", &Settings::fields, field_list, "The keys at the top of the front matter that hold dates."},
  };
  return table;
}

} // namespace

CheckType impossible_date_check() {
  return declare_check<ImpossibleDate>("impossible-date", {"field", "value", "reason"}, options());
}

} // namespace galley
