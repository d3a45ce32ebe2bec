#include "text/iso_date.h"

#include "text/ascii.h"
#include "text/date.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

namespace galley {

namespace {

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

std::optional<std::string> iso_date(std::string_view text) {
  if (text.size() > 40) return std::nullopt; // this also bounds the numbers
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
  const std::size_t at = text.find_last_of(" Tt");
  if (at == std::string_view::npos) return std::nullopt;
  const auto day = iso_date(text.substr(0, at));
  if (!day) return std::nullopt;
  std::string written = fmt::format("{}T{}", *day, text.substr(at + 1));
  if (!is_date_time(written)) return std::nullopt;
  return written;
}

} // namespace galley
