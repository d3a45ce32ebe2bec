// The part of unicode.h that prints texts safely.
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace galley {

namespace {

struct CodePointRow {
  char32_t first, last;
};

// What no text needs to be read; the noncharacters at the end of each plane are not among them.
constexpr std::array<CodePointRow, 18> hidden_rows = {
    {{0, 0x1F},
     {0x7F, 0x9F},
     {0xAD, 0xAD},         // the soft hyphen
     {0x61C, 0x61C},       // a control of direction
     {0x115F, 0x1160},     // fillers of Hangul
     {0x17B4, 0x17B5},     // vowels of Khmer that nobody writes
     {0x200E, 0x200F},     // controls of direction
     {0x2028, 0x202E},     // separators, controls of direction
     {0x2060, 0x206F},     // invisible operators, controls of direction
     {0x3164, 0x3164},     // a filler of Hangul
     {0xFDD0, 0xFDEF},     // noncharacters
     {0xFEFF, 0xFEFF},     // the byte order mark
     {0xFFA0, 0xFFA0},     // a filler of Hangul
     {0xFFF0, 0xFFFB},     // unassigned, and ignored; annotations
     {0x1BCA0, 0x1BCA3},   // controls of shorthand
     {0x1D173, 0x1D17A},   // controls of musical notes
     {0xE0000, 0xE00FF},   // tags
     {0xE01F0, 0xE0FFF}}}; // unassigned, and ignored
constexpr std::array<CodePointRow, 3> joiner_rows = {{{0x34F, 0x34F}, {0x180E, 0x180E}, {0x200B, 0x200D}}};
constexpr std::array<CodePointRow, 4> selector_rows = {
    {{0x180B, 0x180D}, {0x180F, 0x180F}, {0xFE00, 0xFE0F}, {0xE0100, 0xE01EF}}};

template <std::size_t count> bool is_among(char32_t value, const std::array<CodePointRow, count> &rows) {
  return std::ranges::any_of(
      rows, [&](const CodePointRow &row) { return value >= row.first && value <= row.last; });
}

bool is_always_hidden(char32_t value) {
  return is_among(value, hidden_rows) || (value & 0xFFFE) == 0xFFFE;
}

bool is_keycap_base(char32_t value) {
  return is_ascii_digit(value) || value == '#' || value == '*';
}

constexpr std::array<std::string_view, 3> severity_words = {"error:", "warning:", "note:"};
// What compilers of C# and TypeScript print: `a.cs(1,2): error CS1: b` and `a.ts:1:2 - error TS1: b`.
constexpr std::array<std::string_view, 4> words_behind_place = {"): error ", "): warning ", " - error ",
                                                                " - warning "};
constexpr std::string_view escaped_colon = "\\x3a";

// A program that reads the line takes the first such part for what follows the path: `:3: ` or `error:`.
bool looks_like_place(std::string_view path) {
  const auto holds = [&](std::string_view word) { return path.find(word) != path.npos; };
  if (std::ranges::any_of(severity_words, holds) || std::ranges::any_of(words_behind_place, holds))
    return true;
  for (std::size_t colon = path.find(':'); colon != path.npos; colon = path.find(':', colon + 1)) {
    const std::size_t end = path.find_first_not_of("0123456789.,-", colon + 1); // also `:3.1-4.2: `
    if (end != path.npos && is_ascii_digit(path[colon + 1]) && path[end] == ':' &&
        (end + 1 == path.size() || !is_ascii_digit(path[end + 1])))
      return true;
  }
  return false;
}

} // namespace

bool is_hidden(char32_t next, std::string_view before) {
  if ((next >= 0x20 && next < 0x7F) || is_han(next)) return false;
  if (is_always_hidden(next)) return true;
  const bool is_selector = is_among(next, selector_rows);
  if (!is_selector && !is_among(next, joiner_rows)) return false;
  const CodePoint last = before.empty() ? CodePoint{0, 0} : decode_last_utf8(before);
  if (is_among(last.value, selector_rows))
    return is_selector || is_hidden(last.value, before.substr(0, before.size() - last.size));
  if (is_selector && is_keycap_base(last.value)) return false;
  return last.size < 2 || is_always_hidden(last.value) || is_among(last.value, joiner_rows);
}

bool is_unprintable(std::string_view text, std::size_t at) {
  if (text[at] == '#' && at > 0 && text[at - 1] == '#') {
    const std::string_view rest = text.substr(at + 1);
    const auto end = std::ranges::find_if_not(rest, is_ascii_letter);
    return end != rest.end() && *end == '[';
  }
  const CodePoint next = decode_utf8(text.substr(at));
  return (next.value == 0xFFFD && next.size == 1) || is_hidden(next.value, text.substr(0, at));
}

bool begins_command(std::string_view line) {
  while (!line.empty()) {
    const CodePoint next = decode_utf8(line);
    if (!is_ascii_space(next.value) && !is_unicode_space(next.value)) break;
    line.remove_prefix(next.size);
  }
  return line.starts_with("::") && !line.starts_with(":::");
}

std::string escape_unprintable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const auto [value, begin, end] : placed_code_points(text)) {
    const std::string_view bytes = text.substr(begin, end - begin);
    if (!is_unprintable(text, begin)) {
      result.append(bytes);
    } else if (value == '\n') {
      result += "\\n";
    } else if (value == '\r') {
      result += "\\r";
    } else if (value == '\t') {
      result += "\\t";
    } else if (bytes.size() == 1) { // ASCII, or no UTF-8
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
    } else if (value <= 0xFFFF) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(value));
    } else {
      result += fmt::format("\\U{:08x}", static_cast<unsigned>(value));
    }
  }
  return result;
}

std::string escape_path(std::string_view path) {
  std::string escaped = escape_unprintable(path);
  if (looks_like_place(escaped)) {
    for (std::size_t at = 0; (at = escaped.find(':', at)) != escaped.npos;)
      escaped.replace(at, 1, escaped_colon);
  }
  return begins_command(escaped) ? "./" + escaped : escaped;
}

std::string escape_controls(std::string_view text) {
  std::string escaped = escape_unprintable(text);
  if (begins_command(escaped)) escaped.replace(escaped.find(':'), 1, escaped_colon);
  for (const std::string_view word : severity_words) {
    for (std::size_t at = 0; (at = escaped.find(word, at)) != escaped.npos; ++at) {
      std::string_view before = trim_end(std::string_view(escaped).substr(0, at));
      if (before.ends_with("fatal")) before = trim_end(before.substr(0, before.size() - 5));
      if (before.size() > 1 && before.back() == ':' && is_ascii_digit(before[before.size() - 2]))
        escaped.replace(before.size() - 1, 1, escaped_colon);
    }
  }
  return escaped;
}

} // namespace galley
