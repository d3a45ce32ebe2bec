#include "terms/shape.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <array>
#include <utility>

namespace galley {

namespace {

bool is_latin_space(char value) {
  return value == ' ' || value == '\t' || value == '\n' || value == '\r';
}

template <class Visit> void for_each_word(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_latin_space(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !is_latin_space(text[at])) ++at;
    if (at > begin) visit(text.substr(begin, at - begin));
  }
}

bool is_hangul(char32_t value) {
  return (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0x1100 && value <= 0x11FF);
}

// Hiragana, Katakana and the mark that lengthens a vowel are kana; the dot between words is none.
bool is_kana(char32_t value) {
  return value >= 0x3041 && value <= 0x30FF && value != 0x30FB;
}

// Tells whether a character of white space may end the text: by its last byte, and by the one that begins a
// character of three bytes.
bool may_end_space(std::string_view text) {
  const auto last = static_cast<unsigned char>(text.back());
  if (last < 0x80) return last <= ' ';
  return text.size() < 3 || static_cast<unsigned char>(text[text.size() - 3]) < 0xE4;
}

} // namespace

// White space beyond ASCII is U+0085, U+00A0, U+1680, U+2000 and others of its row, and U+3000.
bool may_begin_space(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value <= ' ' || value == 0xC2 || (value >= 0xE1 && value <= 0xE3);
}

bool is_digit(char32_t value) {
  return is_ascii_digit(value) || (value >= 0xFF10 && value <= 0xFF19);
}

bool is_hiragana(char32_t value) {
  return value >= 0x3041 && value <= 0x309F;
}

Shape shape_of(std::string_view text) {
  Shape shape;
  constexpr std::u32string_view marks = U"。！？；，：、,;!?…";
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    text.remove_prefix(next.size);
    if (is_han(next.value)) { // most of a Chinese text
      ++shape.letters;
      ++shape.cjk;
    } else if (is_digit(next.value)) {
      ++shape.digits;
    } else if (is_ascii_letter(next.value)) {
      ++shape.letters;
      shape.upper = shape.upper || next.value <= 'Z';
    } else if (next.value >= 0x80 && is_letter(next.value)) {
      ++shape.letters;
      if (is_hangul(next.value)) {
        ++shape.hangul;
      } else if (is_cjk(next.value)) {
        ++shape.cjk;
        if (is_kana(next.value)) ++shape.kana;
      }
      shape.upper = shape.upper || to_lower(next.value) != next.value;
    } else if (!shape.clause_marks) {
      shape.clause_marks = marks.find(next.value) != marks.npos ||
                           (next.value == '.' && (text.empty() || is_latin_space(text.front())));
    }
  }
  return shape;
}

bool has_cjk(std::string_view text) {
  return shape_of(text).is_cjk();
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for_each_word(text, [&](std::string_view word) { words.push_back(word); });
  return words;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  for_each_word(text, [&](std::string_view) { ++count; });
  return count;
}

bool has_initials(std::string_view words, std::string_view letters) {
  std::size_t at = 0;
  bool boundary = true;
  for (const char c : words) {
    const bool within = is_ascii_lower(c) || is_ascii_digit(c);
    if (within && boundary && at < letters.size() && c == letters[at]) ++at;
    boundary = !within;
  }
  return at == letters.size();
}

std::string_view trim_spaces(std::string_view text) {
  while (!text.empty() && may_begin_space(text.front())) {
    const CodePoint next = decode_utf8(text);
    if (!is_unicode_space(next.value)) break;
    text.remove_prefix(next.size);
  }
  while (!text.empty() && may_end_space(text)) {
    const CodePoint last = decode_last_utf8(text);
    if (!is_unicode_space(last.value)) break;
    text.remove_suffix(last.size);
  }
  return text;
}

std::string_view trim_quotes(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> pairs = {{{"《", "》"},
                                                                                    {"“", "”"},
                                                                                    {"「", "」"},
                                                                                    {"『", "』"},
                                                                                    {"【", "】"},
                                                                                    {"〈", "〉"},
                                                                                    {"‘", "’"},
                                                                                    {"\"", "\""},
                                                                                    {"_", "_"},
                                                                                    {"`", "`"}}};
  constexpr std::string_view first_bytes = "\xE3\xE2\"_`";
  if (text.empty() || first_bytes.find(text.front()) == first_bytes.npos) return text;
  for (const auto &[open, close] : pairs) {
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close))
      return text.substr(open.size(), text.size() - open.size() - close.size());
  }
  return text;
}

} // namespace galley
