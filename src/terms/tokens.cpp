#include "terms/tokens.h"

#include "terms/shape.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace galley {

namespace {

bool is_katakana(char32_t value) {
  return value >= 0x30A1 && value <= 0x30FF;
}
bool is_hangul(char32_t value) {
  return value >= 0xAC00 && value <= 0xD7A3;
}

// Returns the kind of token that such a character begins.
TokenKind kind_of(char32_t value) {
  if (is_ascii_lower(value)) return TokenKind::word;
  if (is_ascii_digit(value)) return TokenKind::number;
  if (is_ascii(value)) return is_ascii_upper(value) ? TokenKind::word : TokenKind::none;
  if (is_han(value)) return TokenKind::han;
  if (is_hiragana(value)) return TokenKind::hiragana;
  if (is_katakana(value)) return TokenKind::katakana;
  if (is_hangul(value)) return TokenKind::hangul;
  if (is_cjk(value)) return TokenKind::han;
  return is_letter(value) ? TokenKind::word : TokenKind::none;
}

} // namespace

Token read_token(std::string_view text) {
  const CodePoint first = decode_utf8(text);
  Token token{kind_of(first.value), first.value, {}};
  std::size_t end = first.size;
  const bool runs = token.kind != TokenKind::none && token.kind != TokenKind::han;
  while (runs && end < text.size()) {
    const CodePoint next = decode_utf8(text.substr(end));
    const TokenKind kind = kind_of(next.value);
    const bool spaced = token.kind == TokenKind::word || token.kind == TokenKind::number;
    if (spaced && kind == TokenKind::word) {
      token.kind = TokenKind::word;
    } else if (spaced && (next.value == '.' || next.value == ',' || next.value == '\'')) {
      // Such a mark belongs to a number or a word that goes on behind it.
      const std::string_view rest = text.substr(end + 1);
      if (rest.empty() || kind_of(decode_utf8(rest).value) != token.kind) break;
    } else if (kind != token.kind && !(spaced && kind == TokenKind::number)) {
      break;
    }
    end += next.size;
  }
  token.text = text.substr(0, end);
  return token;
}

} // namespace galley
