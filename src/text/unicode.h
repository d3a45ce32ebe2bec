// Unicode: decoding, folding, widths, categories, and escaping. In: UTF-8, or code points. Out: code points,
// new texts, or parts of a text. An invalid byte is decoded as one U+FFFD, so any input is safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The byte order mark that a text may begin with.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct CodePoint {
  char32_t value = 0xFFFD;
  std::uint32_t size = 1; // the number of bytes that encode it
};

// Return the first code point of a non-empty text. decode_longer_utf8() requires that it isn't ASCII.
CodePoint decode_longer_utf8(std::string_view text);
inline CodePoint decode_utf8(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  return first < 0x80 ? CodePoint{first, 1} : decode_longer_utf8(text);
}
// Returns the last code point of a non-empty text.
CodePoint decode_last_utf8(std::string_view text);
void append_utf8(std::string &out, char32_t value);

// Returns the offset of the first byte that is not UTF-8, or none if there is none.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

std::size_t count_code_points(std::string_view text);
std::u32string to_utf32(std::string_view text);

// Returns how many cells of a terminal the character fills: 0, 1 or 2.
std::uint32_t display_width(char32_t value);

// Folds a text by NFKC with case folding: texts that differ only in case, width (full, half) or compatibility
// form are equal once folded.
std::string fold(std::string_view text);

// Returns the text without the accents and other marks above and below Latin and Greek letters, which are
// U+0300 to U+036F when decomposed. The marks of other scripts stay, since they make other letters (й, ば).
std::string without_diacritics(std::string_view text);

// Returns the text with each character decomposed into a letter and its marks (NFD), and with `compatible`
// also into the plain characters that it is a form of (NFKD): ﬁ becomes fi, ² becomes 2. A text that isn't
// UTF-8 stays as it is.
std::string decompose(std::string_view text, bool compatible);

// Returns whether it is in the block that contains nearly all characters of Chinese texts.
constexpr bool is_han(char32_t value) {
  return value >= 0x4E00 && value <= 0x9FFF;
}
bool is_letter(char32_t value);          // Unicode category L or N
bool is_letter_or_digit(char32_t value); // Unicode category L or Nd
// Returns whether Unicode's \w matches: letters, marks, decimal and letter numbers, `_` and other connectors.
bool is_word(char32_t value);
char32_t to_lower(char32_t value); // the simple mapping
bool is_cjk(char32_t value);       // Han, Hiragana, Katakana, Hangul, Bopomofo
bool is_unicode_space(char32_t value);
// Returns whether it is punctuation by CommonMark 0.29: ASCII punctuation and Unicode category P.
bool is_punctuation(char32_t value);
// Returns whether it is in Unicode category S, which CommonMark 0.31 counts as punctuation, too.
bool is_symbol(char32_t value);

// Returns the parts of the text between separators, without the empty ones.
std::vector<std::string_view> split(std::string_view text, char separator);

// Return the text without the ASCII white space on both sides, or only at the end.
std::string_view trim(std::string_view text);
std::string_view trim_end(std::string_view text);

// Returns whether a reader does not see `next`, or is deceived by it: control characters (C0, DEL, C1), the
// controls of direction (Bidi_Control), separators of lines and paragraphs, what else is invisible, and
// noncharacters. `before` is the text that precedes it. A joiner or a variation selector is seen by what it
// does to the character before it, as scripts and emoji need it; it is hidden behind ASCII or at a text's
// start.
bool is_hidden(char32_t next, std::string_view before);

// Returns whether the code point at `at`, a byte where one begins, must not be printed as it is: it is
// hidden, not UTF-8, or the second `#` of `##[`, `##vso[` and the like, which CI takes for a command anywhere
// in a line.
bool is_unprintable(std::string_view text, std::size_t at);

// Returns whether CI takes the line for a command, since it begins with `::`, white space aside. Three colons
// are none.
bool begins_command(std::string_view line);

// `text` with what must not be printed as it is written as escapes (\n, \x1b, \u202e, \U000e0041), so that it
// is safe on a terminal and in the log of a CI job, and stays on one line.
std::string escape_unprintable(std::string_view text);

// The same for a text that may stand anywhere in a line: it begins no command, and holds nothing like
// `:1:1: error:`, in which a program that reads diagnostics would see one.
std::string escape_controls(std::string_view text);

// The same for a path at the start of a diagnostic: it can't be read as more than a path. `::x.md` becomes
// `./::x.md`, which is the same file; other escapes are to be read by people, and lead to no file.
std::string escape_path(std::string_view path);

} // namespace galley
