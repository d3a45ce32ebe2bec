// The tokens of a text: characters of Han, runs of the other scripts, numbers. In: a folded text. Out:
// Tokens, views into it, in order.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

enum class TokenKind : std::uint8_t { none, han, hiragana, katakana, hangul, word, number };

struct Token {
  TokenKind kind = TokenKind::none;
  char32_t first = 0;
  std::string_view text; // one character of Han, or a run of another kind
};

// Returns the first token of a non-empty text. If the first character belongs to no token, the result is that
// character, with the kind `none`. Digits beside letters belong to their word.
Token read_token(std::string_view text);

// Returns whether `holds(Token)` is true for a token of the text.
template <class Holds> bool any_token(std::string_view text, Holds holds) {
  while (!text.empty()) {
    const Token token = read_token(text);
    if (token.kind != TokenKind::none && holds(token)) return true;
    text.remove_prefix(token.text.size());
  }
  return false;
}

// Calls `visit(Token)` for each token of the text, in order.
template <class Visit> void for_each_token(std::string_view text, Visit visit) {
  any_token(text, [&](const Token &token) {
    visit(token);
    return false;
  });
}

} // namespace galley
