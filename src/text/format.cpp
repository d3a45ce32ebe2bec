#include "text/format.h"

#include "text/regex.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <variant>

namespace galley {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

bool is_alnum(char c) {
  return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// Takes exactly `digits` digits off the front of `text`; -1 where there are none.
int take_number(std::string_view &text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view &text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

// RFC 3339, full-date, off the front of `text`.
bool take_date(std::string_view &text) {
  const int year = take_number(text, 4);
  if (year < 0 || !take(text, '-')) return false;
  const int month = take_number(text, 2);
  if (month < 1 || month > 12 || !take(text, '-')) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int length = month == 2 && leap ? 29 : lengths[static_cast<std::size_t>(month - 1)];
  const int day = take_number(text, 2);
  return day >= 1 && day <= length;
}

bool is_date(std::string_view text) {
  return take_date(text) && text.empty();
}

// RFC 3339, full-time: a leap second stands only at 23:59:60 UTC.
bool is_time(std::string_view text) {
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return false;
  const int minute = take_number(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return false;
  const int second = take_number(text, 2);
  if (second < 0 || second > 60) return false;
  if (take(text, '.')) {
    if (text.empty() || !is_digit(text.front())) return false;
    while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  }
  int offset = 0; // minutes ahead of UTC
  if (!take(text, 'Z') && !take(text, 'z')) {
    const bool behind = text.starts_with('-');
    if (!take(text, '+') && !take(text, '-')) return false;
    const int hours = take_number(text, 2);
    if (hours < 0 || hours > 23 || !take(text, ':')) return false;
    const int minutes = take_number(text, 2);
    if (minutes < 0 || minutes > 59) return false;
    offset = (hours * 60 + minutes) * (behind ? -1 : 1);
  }
  constexpr int day = 24 * 60;
  const int utc = ((hour * 60 + minute - offset) % day + day) % day;
  return text.empty() && (second < 60 || utc == day - 1);
}

bool is_date_time(std::string_view text) {
  return take_date(text) && (take(text, 'T') || take(text, 't')) && is_time(text);
}

// RFC 1123, section 2.1. Whether an xn-- label decodes to a sound name is left to those who look it up.
bool is_hostname(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  while (true) {
    const std::size_t dot = text.find('.');
    const std::string_view label = text.substr(0, dot);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    for (const char c : label) {
      if (!is_alnum(c) && c != '-') return false;
    }
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

// RFC 2673, section 3.2: four decimal numbers without leading zeros.
bool is_ipv4(std::string_view text) {
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && !take(text, '.')) return false;
    int value = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const auto size = static_cast<std::size_t>(read.ptr - text.data());
    if (read.ec != std::errc() || value < 0 || value > 255 || (size > 1 && text.front() == '0')) return false;
    if (!is_digit(text.front())) return false;
    text.remove_prefix(size);
  }
  return text.empty();
}

// RFC 4291, section 2.2: eight groups, one run of which may be left out; the last two may be an IPv4 address.
bool is_ipv6(std::string_view text) {
  int groups = 0;
  bool left_out = false;
  if (text.starts_with("::")) {
    left_out = true;
    text.remove_prefix(2);
    if (text.empty()) return true;
  }
  while (true) {
    const std::size_t end = text.find(':');
    const std::string_view group = text.substr(0, end);
    if (end == std::string_view::npos && group.find('.') != std::string_view::npos) {
      groups += 2;
      if (!is_ipv4(group)) return false;
      break;
    }
    if (group.empty() || group.size() > 4) return false;
    for (const char c : group) {
      if (!is_hex(c)) return false;
    }
    ++groups;
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (text.starts_with(':')) {
      if (left_out) return false;
      left_out = true;
      text.remove_prefix(1);
      if (text.empty()) break;
    }
  }
  return left_out ? groups < 8 : groups == 8;
}

bool is_quoted_local_part(std::string_view local) {
  if (local.size() < 2 || local.back() != '"') return false;
  local = local.substr(1, local.size() - 2);
  for (std::size_t i = 0; i < local.size(); ++i) {
    const bool printable = local[i] >= 0x20 && local[i] < 0x7f;
    if (!printable || local[i] == '"') return false;
    if (local[i] == '\\' && ++i == local.size()) return false;
  }
  return true;
}

// RFC 5321, section 4.1.2.
bool is_email(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at > 64) return false;
  const std::string_view local = text.substr(0, at);
  std::string_view domain = text.substr(at + 1);
  if (local.front() == '"') {
    if (!is_quoted_local_part(local)) return false;
  } else {
    if (local.front() == '.' || local.back() == '.') return false;
    if (local.find("..") != std::string_view::npos) return false;
    for (const char c : local) {
      if (!is_alnum(c) && std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) == std::string_view::npos)
        return false;
    }
  }
  if (!domain.starts_with('[') || !domain.ends_with(']')) return is_hostname(domain);
  domain = domain.substr(1, domain.size() - 2);
  if (domain.starts_with("IPv6:")) return is_ipv6(domain.substr(5));
  return is_ipv4(domain);
}

bool is_uri_text(std::string_view text, std::string_view also) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
      i += 2;
    } else if (!is_alnum(text[i]) &&
               std::string_view("-._~!$&'()*+,;=").find(text[i]) == std::string_view::npos &&
               also.find(text[i]) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

bool is_authority(std::string_view text) {
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    if (!is_uri_text(text.substr(0, at), ":")) return false;
    text.remove_prefix(at + 1);
  }
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return false;
    const std::string_view literal = text.substr(1, end - 1);
    const bool future = literal.starts_with('v') && is_uri_text(literal, ":");
    if (!future && !is_ipv6(literal)) return false;
    port = text.substr(end + 1);
    if (!port.empty() && !take(port, ':')) return false;
  } else {
    const std::size_t colon = text.find(':');
    if (!is_uri_text(text.substr(0, colon), "")) return false;
    if (colon != std::string_view::npos) port = text.substr(colon + 1);
  }
  for (const char c : port) {
    if (!is_digit(c)) return false;
  }
  return true;
}

// RFC 3986, section 4.1: after the scheme, where there is one.
bool is_relative_part(std::string_view text) {
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    if (!is_uri_text(text.substr(hash + 1), ":@/?")) return false;
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    if (!is_uri_text(text.substr(mark + 1), ":@/?")) return false;
    text = text.substr(0, mark);
  }
  if (text.starts_with("//")) {
    const std::size_t end = std::min(text.find('/', 2), text.size());
    if (!is_authority(text.substr(2, end - 2))) return false;
    text.remove_prefix(end);
  }
  return is_uri_text(text, ":@/");
}

std::size_t uri_scheme_size(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || is_digit(text.front())) return 0;
  for (const char c : text.substr(0, colon)) {
    if (!is_alnum(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return is_alnum(text.front()) ? colon : 0;
}

// RFC 3986, section 3. What stands beyond ASCII must be escaped.
bool is_uri(std::string_view text) {
  const std::size_t scheme = uri_scheme_size(text);
  return scheme > 0 && is_relative_part(text.substr(scheme + 1));
}

bool is_uri_reference(std::string_view text) {
  if (is_uri(text)) return true;
  const std::size_t colon = text.find(':');
  const bool colon_in_first_segment = colon < text.find_first_of("/?#");
  return !colon_in_first_segment && is_relative_part(text);
}

// RFC 4122, section 3.
bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

bool is_regex(std::string_view text) {
  return std::holds_alternative<Regex>(Regex::compile(text));
}

constexpr std::array<Format, 11> formats = {{
    {"date", is_date, "a date such as 2025-11-05"},
    {"date-time", is_date_time, "a date and time such as 2025-11-05T08:30:00Z"},
    {"time", is_time, "a time such as 08:30:00Z"},
    {"email", is_email, "an e-mail address"},
    {"uri", is_uri, "an address such as https://example.org/page"},
    {"uri-reference", is_uri_reference, "an address, or a path within the site"},
    {"hostname", is_hostname, "a host name such as example.org"},
    {"ipv4", is_ipv4, "an IPv4 address such as 192.0.2.1"},
    {"ipv6", is_ipv6, "an IPv6 address such as 2001:db8::1"},
    {"uuid", is_uuid, "a UUID such as 123e4567-e89b-12d3-a456-426614174000"},
    {"regex", is_regex, "a regular expression"},
}};

} // namespace

const Format *find_format(std::string_view name) {
  for (const Format &format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

} // namespace galley
