// Classes of ASCII characters, for syntaxes that are defined over ASCII alone. In: a byte or a code point.
// Out: whether it belongs to the class, which nothing beyond ASCII does. The classes are objects, so that
// they can be passed to algorithms by name.
#pragma once

namespace galley {

inline constexpr auto is_ascii = [](auto c) { return static_cast<char32_t>(c) < 0x80; };
inline constexpr auto is_ascii_digit = [](auto c) { return c >= '0' && c <= '9'; };
inline constexpr auto is_ascii_upper = [](auto c) { return c >= 'A' && c <= 'Z'; };
inline constexpr auto is_ascii_lower = [](auto c) { return c >= 'a' && c <= 'z'; };
inline constexpr auto is_ascii_letter = [](auto c) { return is_ascii_lower(c) || is_ascii_upper(c); };
inline constexpr auto is_ascii_alphanumeric = [](auto c) { return is_ascii_letter(c) || is_ascii_digit(c); };

// The white space of C: the blank, tab, line feed, vertical tab, form feed and carriage return.
inline constexpr auto is_ascii_space = [](auto c) { return c == ' ' || (c >= '\t' && c <= '\r'); };

inline constexpr auto is_ascii_punctuation = [](auto c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
};

// The value of a hexadecimal digit, 0 to 15, or -1 for any other character.
inline constexpr auto hex_value = [](auto c) {
  if (is_ascii_digit(c)) return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a') + 10;
  return c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A') + 10 : -1;
};
inline constexpr auto is_hex_digit = [](auto c) { return hex_value(c) >= 0; };

// Letters of ASCII in lower case; any other character stays as it is.
inline constexpr auto to_ascii_lower = [](auto c) {
  return is_ascii_upper(c) ? static_cast<decltype(c)>(c - 'A' + 'a') : c;
};

} // namespace galley
