#include "text/unicode.h"

#include "text/ascii.h"
#include "text/code_points.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace galley {

namespace {

utf8proc_int32_t to_proc(char32_t value) {
  return static_cast<utf8proc_int32_t>(value);
}

// Returns the category. For the characters of nearly all text it doesn't search the library's tables.
utf8proc_category_t category_of(char32_t value) {
  static const auto ascii = [] {
    std::array<utf8proc_category_t, 0x80> result = {};
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i] = utf8proc_category(static_cast<utf8proc_int32_t>(i));
    return result;
  }();
  if (value < ascii.size()) return ascii[value];
  return is_han(value) ? UTF8PROC_CATEGORY_LO : utf8proc_category(to_proc(value));
}

bool category_between(char32_t value, utf8proc_category_t first, utf8proc_category_t last) {
  const utf8proc_category_t category = category_of(value);
  return category >= first && category <= last;
}

bool starts_with_eight_ascii(std::string_view text) {
  std::uint64_t bytes = 0;
  if (text.size() < sizeof bytes) return false;
  std::memcpy(&bytes, text.data(), sizeof bytes);
  return (bytes & 0x8080808080808080U) == 0;
}

// Returns whether the byte begins a character of three bytes and may be followed by any two bytes of the form
// 10xxxxxx. That is not true of 0xE0 and 0xED.
bool leads_three_bytes(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0xE1 && value <= 0xEF && value != 0xED;
}

// Returns whether the text begins with a valid character of three bytes. Nearly all characters of Chinese,
// Japanese and Korean have three.
bool starts_with_three_bytes(std::string_view text) {
  const char *const bytes = text.data(); // each index below is under 3: nothing is left to check
  if (text.size() < 3 || !leads_three_bytes(bytes[0])) return false;
  const auto flipped = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]) ^ 0x80U; };
  return (flipped(1) | flipped(2)) < 0x40; // both are continuation bytes
}

// Decodes a valid character of three bytes.
CodePoint decode_three_bytes(const char *bytes) {
  const auto bits = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]) & 0x3FU; };
  return {(bits(0) & 0x0FU) << 12 | bits(1) << 6 | bits(2), 3};
}

// Returns whether the text begins with two such characters.
bool starts_with_six_bytes(std::string_view text) {
  using Bytes = std::array<unsigned char, sizeof(std::uint64_t)>;
  constexpr auto mask = std::bit_cast<std::uint64_t>(Bytes{0, 0xC0, 0xC0, 0, 0xC0, 0xC0, 0, 0});
  constexpr auto expected = std::bit_cast<std::uint64_t>(Bytes{0, 0x80, 0x80, 0, 0x80, 0x80, 0, 0});
  std::uint64_t bytes = 0;
  if (text.size() < sizeof bytes) return false;
  std::memcpy(&bytes, text.data(), sizeof bytes);
  return (bytes & mask) == expected && leads_three_bytes(text[0]) && leads_three_bytes(text[3]);
}

struct FreeDeleter {
  void operator()(utf8proc_uint8_t *memory) const { std::free(memory); }
};

} // namespace

CodePoint decode_longer_utf8(std::string_view text) {
  if (starts_with_three_bytes(text)) return decode_three_bytes(text.data());
  utf8proc_int32_t value = -1;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t *>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (size <= 0 || value < 0) return {};
  return {static_cast<char32_t>(value), static_cast<std::uint32_t>(size)};
}

CodePoint decode_last_utf8(std::string_view text) {
  const auto last = static_cast<unsigned char>(text.back());
  if (last < 0x80) return {last, 1};
  if (const std::string_view three = text.substr(text.size() - std::min(text.size(), std::size_t{3}));
      starts_with_three_bytes(three))
    return decode_three_bytes(three.data());
  for (std::size_t size = 1; size <= 4 && size <= text.size(); ++size) {
    const auto byte = static_cast<unsigned char>(text[text.size() - size]);
    if ((byte & 0xC0) == 0x80) continue;
    const CodePoint result = decode_utf8(text.substr(text.size() - size));
    if (result.size == size) return result;
    break;
  }
  return {};
}

void append_utf8(std::string &out, char32_t value) {
  utf8proc_uint8_t buffer[4];
  const auto size = utf8proc_encode_char(to_proc(value), buffer);
  out.append(reinterpret_cast<const char *>(buffer), static_cast<std::size_t>(size));
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      while (starts_with_eight_ascii(text.substr(at))) at += 8;
      while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
      continue;
    }
    while (starts_with_six_bytes(text.substr(at))) at += 6;
    if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) continue;
    const CodePoint next = decode_longer_utf8(text.substr(at));
    if (next.value == 0xFFFD && next.size == 1) return at;
    at += next.size;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(decode_utf8(text).size);
    ++count;
  }
  return count;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string result;
  for (const char32_t value : code_points(text)) result += value;
  return result;
}

std::uint32_t display_width(char32_t value) {
  if (value < 0x80) return value >= 0x20 && value != 0x7F ? 1 : 0;
  return is_han(value) ? 2 : static_cast<std::uint32_t>(utf8proc_charwidth(to_proc(value)));
}

namespace {

// Returns the folded character where folding doesn't depend on its neighbours, as long as they are folded in
// this simple way, too. Most characters of Chinese, Japanese, Korean and English text are. Returns 0 for a
// character that needs the library's tables.
char32_t fold_simply(char32_t value) {
  if (value >= 0xFF01 && value <= 0xFF5E) value -= 0xFF01 - '!'; // full width
  if (value < 0x80) return to_ascii_lower(value);
  const bool same = is_han(value) || (value >= 0x3041 && value <= 0x3096) ||
                    (value >= 0x30A1 && value <= 0x30FA) || value == 0x30FC ||
                    (value >= 0x3001 && value <= 0x3011) || (value >= 0xAC00 && value <= 0xD7A3) ||
                    (value >= 0x2013 && value <= 0x2014) || (value >= 0x2018 && value <= 0x201D);
  return same ? value : 0;
}

// Returns the text as the library's options make it. A text that isn't UTF-8 stays as it is.
std::string map_by_tables(std::string_view text, int options) {
  utf8proc_uint8_t *mapped = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t *>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
  const std::unique_ptr<utf8proc_uint8_t, FreeDeleter> owner(mapped);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char *>(mapped), static_cast<std::size_t>(size)};
}

std::string fold_by_tables(std::string_view text) {
  return map_by_tables(text, UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

} // namespace

std::string fold(std::string_view text) {
  const auto ascii = static_cast<std::size_t>(std::ranges::find_if_not(text, is_ascii) - text.begin());
  std::string result(text.substr(0, ascii));
  std::ranges::transform(result, result.begin(), to_ascii_lower);
  if (ascii == text.size()) return result;
  result.reserve(text.size());
  // Where the last character begins in the text, and in the result.
  std::size_t last = ascii == 0 ? 0 : ascii - 1;
  std::size_t last_folded = last;
  for (std::size_t at = ascii; at < text.size();) {
    const CodePoint next = decode_utf8(text.substr(at));
    if (const char32_t simple = fold_simply(next.value); simple != 0) {
      last = at;
      last_folded = result.size();
      if (simple < 0x80) {
        result += static_cast<char>(simple);
      } else {
        result.append(text.substr(at, next.size));
      }
      at += next.size;
      continue;
    }
    // The character before it is folded again together with it, since an accent may combine with it.
    std::size_t end = at;
    while (end < text.size() && fold_simply(decode_utf8(text.substr(end)).value) == 0)
      end += decode_utf8(text.substr(end)).size;
    result.resize(last_folded);
    result += fold_by_tables(text.substr(last, end - last));
    at = last = end;
    last_folded = result.size();
  }
  return result;
}

std::string decompose(std::string_view text, bool compatible) {
  if (std::ranges::all_of(text, is_ascii)) return std::string(text);
  return map_by_tables(text, UTF8PROC_DECOMPOSE | (compatible ? UTF8PROC_COMPAT : 0));
}

std::string without_diacritics(std::string_view text) {
  if (std::ranges::all_of(text, is_ascii)) return std::string(text);
  std::string result;
  char32_t base = 0; // the letter that the marks belong to
  for (const char32_t value : code_points(text)) {
    constexpr utf8proc_ssize_t most = 8;
    utf8proc_int32_t parts[most];
    int boundary = 0;
    const bool composed = value < 0x400 || (value >= 0x1E00 && value < 0x2000);
    if (value >= 0x300 && value <= 0x36F) {
      if (base >= 0x400 || base == 0) append_utf8(result, value);
      continue;
    }
    const utf8proc_ssize_t count =
        composed ? utf8proc_decompose_char(to_proc(value), parts, most, UTF8PROC_DECOMPOSE, &boundary) : 0;
    base = count > 0 && count <= most ? static_cast<char32_t>(parts[0]) : value;
    append_utf8(result, base);
  }
  return result;
}

bool is_letter(char32_t value) {
  if (is_han(value)) return true;
  const utf8proc_category_t category = category_of(value);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool is_letter_or_digit(char32_t value) {
  return category_between(value, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO) ||
         category_of(value) == UTF8PROC_CATEGORY_ND;
}

bool is_word(char32_t value) {
  return category_between(value, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_NL) ||
         category_of(value) == UTF8PROC_CATEGORY_PC || value == 0x200C || value == 0x200D;
}

char32_t to_lower(char32_t value) {
  if (value < 0x80) return to_ascii_lower(value);
  return is_han(value) ? value : static_cast<char32_t>(utf8proc_tolower(to_proc(value)));
}

bool is_cjk(char32_t value) {
  if (value < 0x1100) return false;
  return is_han(value) || (value >= 0x2E80 && value <= 0x2FDF) || value == 0x3005 || value == 0x3007 ||
         (value >= 0x3041 && value <= 0x312F) || (value >= 0x3131 && value <= 0x318E) ||
         (value >= 0x31A0 && value <= 0x31FF) || (value >= 0x3400 && value <= 0x4DBF) ||
         (value >= 0xA960 && value <= 0xA97F) || (value >= 0xAC00 && value <= 0xD7FF) ||
         (value >= 0xF900 && value <= 0xFAFF) || (value >= 0xFF66 && value <= 0xFFDC) ||
         (value >= 0x1100 && value <= 0x11FF) || (value >= 0x20000 && value <= 0x3FFFF);
}

bool is_unicode_space(char32_t value) {
  if (value < 0x80) return value == ' ' || value == '\t' || value == '\n' || value == '\f' || value == '\r';
  return value <= 0x3000 && category_of(value) == UTF8PROC_CATEGORY_ZS; // U+3000 is the last one
}

bool is_punctuation(char32_t value) {
  if (value < 0x80) return is_ascii_punctuation(value);
  return category_between(value, UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PO);
}

bool is_symbol(char32_t value) {
  return category_between(value, UTF8PROC_CATEGORY_SM, UTF8PROC_CATEGORY_SO);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  return trim_end(text);
}

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

} // namespace galley
