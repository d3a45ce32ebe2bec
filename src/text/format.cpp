#include "text/format.h"

#include "text/ascii.h"
#include "text/date.h"
#include "text/regex.h"
#include "text/uri.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace galley {

namespace {

// Removes the character from the front of `text`, if it is there.
bool skip(std::string_view &text, char character) {
  if (!text.starts_with(character)) return false;
  text.remove_prefix(1);
  return true;
}

// Follows RFC 1123, section 2.1. It doesn't check whether an xn-- label decodes to a valid name; that is for
// a resolver to find out.
bool is_hostname(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  while (true) {
    const std::size_t dot = text.find('.');
    const std::string_view label = text.substr(0, dot);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    for (const char c : label) {
      if (!is_ascii_alphanumeric(c) && c != '-') return false;
    }
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

// Follows RFC 2673, section 3.2: four decimal numbers without leading zeros.
bool is_ipv4(std::string_view text) {
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && !skip(text, '.')) return false;
    int value = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const auto size = static_cast<std::size_t>(read.ptr - text.data());
    if (read.ec != std::errc() || value < 0 || value > 255 || (size > 1 && text.front() == '0')) return false;
    if (!is_ascii_digit(text.front())) return false;
    text.remove_prefix(size);
  }
  return text.empty();
}

// Follows RFC 4291, section 2.2: eight groups, of which one run may be left out. The last two may be an IPv4
// address.
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
    if (!std::ranges::all_of(group, is_hex_digit)) return false;
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

// Follows RFC 5321, section 4.1.2.
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
      if (!is_ascii_alphanumeric(c) &&
          std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) == std::string_view::npos)
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
      if (i + 2 >= text.size() || !is_hex_digit(text[i + 1]) || !is_hex_digit(text[i + 2])) return false;
      i += 2;
    } else if (!is_ascii_alphanumeric(text[i]) &&
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
    if (!port.empty() && !skip(port, ':')) return false;
  } else {
    const std::size_t colon = text.find(':');
    if (!is_uri_text(text.substr(0, colon), "")) return false;
    if (colon != std::string_view::npos) port = text.substr(colon + 1);
  }
  return std::ranges::all_of(port, is_ascii_digit);
}

// Follows RFC 3986, section 4.1, for the part after the scheme, if there is one.
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

// Follows RFC 3986, section 3. Characters beyond ASCII must be escaped.
bool is_uri(std::string_view text) {
  const std::size_t scheme = scheme_size(text);
  return scheme > 0 && is_relative_part(text.substr(scheme + 1));
}

bool is_uri_reference(std::string_view text) {
  if (is_uri(text)) return true;
  const std::size_t colon = text.find(':');
  const bool colon_in_first_segment = colon < text.find_first_of("/?#");
  return !colon_in_first_segment && is_relative_part(text);
}

// Follows RFC 4122, section 3.
bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !is_hex_digit(text[i])) return false;
  }
  return true;
}

bool is_regex(std::string_view text) {
  return Regex::is_pattern(text);
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
