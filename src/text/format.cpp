#include "text/format.h"

#include "text/ascii.h"
#include "text/date.h"
#include "text/regex.h"
#include "text/unicode.h"
#include "text/uri.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

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

// Whether a label may hold the character: a letter, a digit, a mark, or one of the few others that RFC 5892
// allows between certain letters. Capitals are well, since programs lower them.
bool is_label_character(char32_t value) {
  constexpr std::u32string_view others = U"-\u00B7\u0375\u05F3\u05F4\u200C\u200D\u30FB\u0F0B\u06FD\u06FE";
  return others.find(value) != others.npos || (value != U'_' && is_word(value));
}

// A host name in any script. It follows RFC 5891, but for the tables of what may stand beside what, and for
// what an xn-- label decodes to.
bool is_idn_hostname(std::string_view text) {
  std::u32string label;
  std::size_t size = 0; // code points of the name so far
  const auto ends_well = [&] {
    const bool hyphens = label.size() > 3 && label[2] == U'-' && label[3] == U'-';
    const bool encoded = label.starts_with(U"xn--") || label.starts_with(U"XN--");
    return !label.empty() && label.size() <= 63 && label.front() != U'-' && label.back() != U'-' &&
           (!hyphens || encoded) && (is_letter_or_digit(label.front()) || !is_word(label.front()));
  };
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    text.remove_prefix(next.size);
    ++size;
    if (std::u32string_view(U".\u3002\uFF0E\uFF61").find(next.value) != std::u32string_view::npos) {
      if (!ends_well()) return false;
      label.clear();
    } else if (is_label_character(next.value)) {
      label += next.value;
    } else {
      return false;
    }
  }
  return ends_well() && size <= 253;
}

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_quoted_local_part(std::string_view local, bool beyond_ascii) {
  if (local.size() < 2 || local.back() != '"') return false;
  local = local.substr(1, local.size() - 2);
  for (std::size_t i = 0; i < local.size(); ++i) {
    const bool printable =
        (local[i] >= 0x20 && local[i] < 0x7f) || (beyond_ascii && is_beyond_ascii(local[i]));
    if (!printable || local[i] == '"') return false;
    if (local[i] == '\\' && ++i == local.size()) return false;
  }
  return true;
}

// Follows RFC 5321, section 4.1.2. With `beyond_ascii` also RFC 6531.
bool is_mailbox(std::string_view text, bool beyond_ascii) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at > 64) return false;
  const std::string_view local = text.substr(0, at);
  std::string_view domain = text.substr(at + 1);
  if (local.front() == '"') {
    if (!is_quoted_local_part(local, beyond_ascii)) return false;
  } else {
    if (local.front() == '.' || local.back() == '.') return false;
    if (local.find("..") != std::string_view::npos) return false;
    for (const char c : local) {
      if (!is_ascii_alphanumeric(c) && !(beyond_ascii && is_beyond_ascii(c)) &&
          std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) == std::string_view::npos)
        return false;
    }
  }
  if (!domain.starts_with('[') || !domain.ends_with(']'))
    return beyond_ascii ? is_idn_hostname(domain) : is_hostname(domain);
  domain = domain.substr(1, domain.size() - 2);
  if (domain.starts_with("IPv6:")) return is_ipv6(domain.substr(5));
  return is_ipv4(domain);
}

bool is_email(std::string_view text) {
  return is_mailbox(text, false);
}

bool is_idn_email(std::string_view text) {
  return is_mailbox(text, true);
}

// Removes a number and its unit from the front of `text`.
bool skip_amount(std::string_view &text, char unit) {
  const std::size_t end = text.find_first_not_of("0123456789");
  if (end == 0 || end == std::string_view::npos || text[end] != unit) return false;
  text.remove_prefix(end + 1);
  return true;
}

// Removes from the front of `text` amounts of these units, which follow each other without a gap.
bool skip_amounts(std::string_view &text, std::string_view units) {
  for (std::size_t first = 0; first < units.size(); ++first) {
    std::size_t unit = first;
    while (unit < units.size() && skip_amount(text, units[unit])) ++unit;
    if (unit > first) return true;
  }
  return false;
}

// Follows RFC 3339, appendix A.
bool is_duration(std::string_view text) {
  if (!skip(text, 'P')) return false;
  if (skip_amount(text, 'W')) return text.empty();
  const bool dates = skip_amounts(text, "YMD");
  if (!skip(text, 'T')) return dates && text.empty();
  return skip_amounts(text, "HMS") && text.empty();
}

// Follows RFC 6901, section 3.
bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text.front() != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '~' && (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1'))) return false;
  }
  return true;
}

bool is_relative_json_pointer(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || (digits > 1 && text.front() == '0')) return false;
  text.remove_prefix(digits);
  return text == "#" || is_json_pointer(text);
}

bool is_percent_encoded(std::string_view text) {
  return text.size() >= 3 && text[0] == '%' && is_hex_digit(text[1]) && is_hex_digit(text[2]);
}

// A name of RFC 6570, section 2.3: parts of letters, digits and `_` with single dots between them.
bool is_variable_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '.') return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '.' && name[i - 1] == '.') return false;
    const bool encoded = is_percent_encoded(name.substr(i));
    if (!encoded && name[i] != '.' && name[i] != '_' && !is_ascii_alphanumeric(name[i])) return false;
    if (encoded) i += 2;
  }
  return true;
}

// What stands between the braces of a template (RFC 6570, section 2.2).
bool is_expression(std::string_view text) {
  if (!text.empty() && std::string_view("+#./;?&").find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  while (true) {
    const std::size_t comma = text.find(',');
    std::string_view variable = text.substr(0, comma);
    if (const std::size_t colon = variable.find(':'); colon != std::string_view::npos) {
      const std::string_view length = variable.substr(colon + 1);
      if (length.empty() || length.size() > 4 || length.front() == '0') return false;
      if (!std::ranges::all_of(length, is_ascii_digit)) return false;
      variable = variable.substr(0, colon);
    } else if (variable.ends_with('*')) {
      variable.remove_suffix(1);
    }
    if (!is_variable_name(variable)) return false;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

bool is_uri_template(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') {
      const std::size_t end = text.find('}', i);
      if (end == std::string_view::npos || !is_expression(text.substr(i + 1, end - i - 1))) return false;
      i = end;
    } else if (text[i] == '%') {
      if (!is_percent_encoded(text.substr(i))) return false;
    } else if (!is_beyond_ascii(text[i])) {
      const bool printable = text[i] > 0x20 && text[i] < 0x7f;
      if (!printable || std::string_view("\"<>\\^`{|}").find(text[i]) != std::string_view::npos) return false;
    }
  }
  return true;
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

constexpr auto formats = std::to_array<Format>({
    {"date", is_date, "a date such as 2025-11-05"},
    {"date-time", is_date_time, "a date and time such as 2025-11-05T08:30:00Z"},
    {"time", is_time, "a time such as 08:30:00Z"},
    {"duration", is_duration, "a duration such as P3DT12H"},
    {"email", is_email, "an e-mail address"},
    {"idn-email", is_idn_email, "an e-mail address"},
    {"hostname", is_hostname, "a host name such as example.org"},
    {"idn-hostname", is_idn_hostname, "a host name such as example.org"},
    {"ipv4", is_ipv4, "an IPv4 address such as 192.0.2.1"},
    {"ipv6", is_ipv6, "an IPv6 address such as 2001:db8::1"},
    {"uri", is_uri, "an address such as https://example.org/page"},
    {"uri-reference", is_uri_reference, "an address, or a path within the site"},
    {"iri", is_iri, "an address such as https://example.org/page"},
    {"iri-reference", is_iri_reference, "an address, or a path within the site"},
    {"uri-template", is_uri_template, "a template of addresses such as /posts/{slug}"},
    {"json-pointer", is_json_pointer, "a JSON Pointer such as /author/name"},
    {"relative-json-pointer", is_relative_json_pointer, "a relative JSON Pointer such as 1/name"},
    {"regex", is_regex, "a regular expression"},
    {"uuid", is_uuid, "a UUID such as 123e4567-e89b-12d3-a456-426614174000"},
});

} // namespace

std::span<const Format> all_formats() {
  return formats;
}

const Format *find_format(std::string_view name) {
  for (const Format &format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

} // namespace galley
