#include "text/uri.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>

namespace galley {

namespace {

struct Uri {
  std::string_view scheme, authority, path, query;
  bool has_authority = false, has_query = false;
};

Uri split(std::string_view text) {
  Uri uri;
  text = without_fragment(text);
  if (const std::size_t size = scheme_size(text); size > 0) {
    uri.scheme = text.substr(0, size);
    text.remove_prefix(size + 1);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    uri.has_query = true;
    uri.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  if (text.starts_with("//")) {
    uri.has_authority = true;
    const std::size_t end = std::min(text.find('/', 2), text.size());
    uri.authority = text.substr(2, end - 2);
    text.remove_prefix(end);
  }
  uri.path = text;
  return uri;
}

// Follows section 5.2.4, but a relative path keeps each `..` that it can't resolve.
std::string remove_dot_segments(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::string out;
  std::size_t kept_parents = 0; // bytes of leading "../" in `out`
  if (rooted) path.remove_prefix(1);
  while (true) {
    const std::size_t slash = path.find('/');
    const bool last = slash == std::string_view::npos;
    const std::string_view segment = path.substr(0, slash);
    if (segment == "..") {
      if (out.size() > kept_parents) {
        out.pop_back();
        out.erase(out.find_last_of('/') + 1);
        if (out.size() < kept_parents) out.resize(kept_parents);
      } else if (!rooted) {
        out += "../";
        kept_parents = out.size();
      }
    } else if (segment != ".") {
      out += segment;
      if (!last) out += '/';
    }
    if (last) break;
    path.remove_prefix(slash + 1);
  }
  return rooted ? "/" + out : out;
}

std::string merge_paths(const Uri &base, std::string_view path) {
  if (base.has_authority && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? "" : base.path.substr(0, slash + 1);
  return std::string(folder) + std::string(path);
}

} // namespace

std::string_view without_fragment(std::string_view uri) {
  return uri.substr(0, uri.find('#'));
}

std::string_view fragment_of(std::string_view uri) {
  const std::size_t hash = uri.find('#');
  return hash == std::string_view::npos ? std::string_view() : uri.substr(hash + 1);
}

std::size_t scheme_size(std::string_view uri) {
  if (uri.empty() || !is_ascii_letter(uri.front())) return 0;
  for (std::size_t i = 1; i < uri.size(); ++i) {
    const char c = uri[i];
    if (c == ':') return i;
    if (!is_ascii_alphanumeric(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

bool has_scheme(std::string_view uri) {
  return scheme_size(uri) > 0;
}

std::string resolve_uri(std::string_view base_text, std::string_view reference) {
  const Uri base = split(base_text);
  Uri uri = split(reference);
  std::string path;
  if (!uri.scheme.empty() || uri.has_authority) {
    path = uri.path.starts_with('/') ? remove_dot_segments(uri.path) : std::string(uri.path);
  } else if (uri.path.empty()) {
    path = base.path;
    if (!uri.has_query) {
      uri.query = base.query;
      uri.has_query = base.has_query;
    }
  } else {
    path =
        remove_dot_segments(uri.path.starts_with('/') ? std::string(uri.path) : merge_paths(base, uri.path));
  }
  const bool inherits = uri.scheme.empty() && !uri.has_authority;
  const std::string_view scheme = uri.scheme.empty() ? base.scheme : uri.scheme;
  std::string out;
  if (!scheme.empty()) out.append(scheme).append(":");
  if (inherits ? base.has_authority : uri.has_authority) {
    out.append("//").append(inherits ? base.authority : uri.authority);
  }
  out += path;
  if (uri.has_query) out.append("?").append(uri.query);
  if (const std::size_t hash = reference.find('#'); hash != std::string_view::npos) {
    out += reference.substr(hash);
  }
  return out;
}

namespace {

// Removes the character from the front of `text`, if it is there.
bool skip(std::string_view &text, char character) {
  if (!text.starts_with(character)) return false;
  text.remove_prefix(1);
  return true;
}

} // namespace

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

namespace {

// The characters that may stand in an address.
enum class Characters : std::uint8_t {
  ascii,        // those of a URI (RFC 3986)
  all,          // those of an IRI (RFC 3987)
  all_in_query, // and the private ones, which only the query may hold
};

// Whether an IRI may hold the character, which is beyond ASCII.
bool is_iri_character(char32_t value, Characters characters) {
  if (value < 0xA0 || (value & 0xFFFE) == 0xFFFE || (value >= 0xFDD0 && value <= 0xFDEF)) return false;
  if (value >= 0xFFF0 && value <= 0xFFFF) return false;
  const bool is_private = (value >= 0xE000 && value <= 0xF8FF) || value >= 0xF0000;
  return !is_private || characters == Characters::all_in_query;
}

bool is_uri_text(std::string_view text, std::string_view also, Characters characters) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) {
      const CodePoint next = decode_utf8(text.substr(i));
      if (characters == Characters::ascii || !is_iri_character(next.value, characters)) return false;
      i += next.size - 1;
    } else if (text[i] == '%') {
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

// Follows RFC 3986, section 3.2.2: `v1.` and any address.
bool is_future_address(std::string_view literal) {
  const std::size_t dot = literal.find('.');
  if (dot == std::string_view::npos || dot < 2 || dot + 1 == literal.size()) return false;
  const bool version = literal.front() == 'v' || literal.front() == 'V';
  return version && std::ranges::all_of(literal.substr(1, dot - 1), is_hex_digit) &&
         literal.find('%') == std::string_view::npos &&
         is_uri_text(literal.substr(dot + 1), ":", Characters::ascii);
}

bool is_authority(std::string_view text, Characters characters) {
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    if (!is_uri_text(text.substr(0, at), ":", characters)) return false;
    text.remove_prefix(at + 1);
  }
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return false;
    const std::string_view literal = text.substr(1, end - 1);
    const bool future = is_future_address(literal);
    if (!future && !is_ipv6(literal)) return false;
    port = text.substr(end + 1);
    if (!port.empty() && !skip(port, ':')) return false;
  } else {
    const std::size_t colon = text.find(':');
    if (!is_uri_text(text.substr(0, colon), "", characters)) return false;
    if (colon != std::string_view::npos) port = text.substr(colon + 1);
  }
  return std::ranges::all_of(port, is_ascii_digit);
}

// Follows RFC 3986, section 4.1, for the part after the scheme, if there is one.
bool is_relative_part(std::string_view text, Characters characters) {
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    if (!is_uri_text(text.substr(hash + 1), ":@/?", characters)) return false;
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    const bool all = characters != Characters::ascii;
    if (!is_uri_text(text.substr(mark + 1), ":@/?", all ? Characters::all_in_query : characters))
      return false;
    text = text.substr(0, mark);
  }
  if (text.starts_with("//")) {
    const std::size_t end = std::min(text.find('/', 2), text.size());
    if (!is_authority(text.substr(2, end - 2), characters)) return false;
    text.remove_prefix(end);
  }
  return is_uri_text(text, ":@/", characters);
}

// Follows RFC 3986, section 3.
bool is_absolute(std::string_view text, Characters characters) {
  const std::size_t scheme = scheme_size(text);
  return scheme > 0 && is_relative_part(text.substr(scheme + 1), characters);
}

bool is_reference(std::string_view text, Characters characters) {
  if (is_absolute(text, characters)) return true;
  const std::size_t colon = text.find(':');
  const bool colon_in_first_segment = colon < text.find_first_of("/?#");
  return !colon_in_first_segment && is_relative_part(text, characters);
}

} // namespace

bool is_uri(std::string_view text) {
  return is_absolute(text, Characters::ascii);
}

bool is_iri(std::string_view text) {
  return is_absolute(text, Characters::all);
}

bool is_uri_reference(std::string_view text) {
  return is_reference(text, Characters::ascii);
}

bool is_iri_reference(std::string_view text) {
  return is_reference(text, Characters::all);
}

} // namespace galley
