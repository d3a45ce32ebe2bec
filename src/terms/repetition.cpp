#include "terms/repetition.h"

#include "base/hash.h"
#include "terms/tokens.h"
#include "terms/unit.h"
#include "terms/words.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>

namespace galley {

namespace {

// Returns the unit of a token, of a small word as well; none where the word only leads to the matter.
std::optional<std::uint64_t> unit_of(const Token &token) {
  static const WordList fillers(words::en::filler_words);
  switch (token.kind) {
  case TokenKind::han:
    return token.first;
  case TokenKind::word: {
    const std::string word = without_marks(token.text);
    if (fillers.has(word)) return std::nullopt;
    return stem_unit(word);
  }
  case TokenKind::hangul:
    return hangul_unit(token.text);
  default:
    return hash_bytes(token.text);
  }
}

void sort_unique(Units &units) {
  std::ranges::sort(units);
  units.erase(std::unique(units.begin(), units.end()), units.end());
}

Units units_of(std::string_view text) {
  Units units;
  for_each_token(fold(text), [&](const Token &token) {
    if (const auto unit = unit_of(token)) units.push_back(*unit);
  });
  sort_unique(units);
  return units;
}

bool has(const Units &units, std::uint64_t unit) {
  return std::ranges::binary_search(units, unit);
}

} // namespace

bool only_repeats(std::string_view term, std::string_view name, std::string_view explanation) {
  // An explanation that is so much longer says more; this keeps the check cheap.
  if (explanation.size() > 2 * (term.size() + name.size()) + 60) return false;
  static const WordList fillers(words::filler_phrases);
  const Units of_term = units_of(term), of_name = units_of(name);
  Units explaining;
  bool in_term = true, in_name = true; // whether the term, or its other name, has all units up to here
  const std::string folded = fold(explanation);
  const auto says_more = [&](const Token &token) {
    if (token.kind == TokenKind::number) return true;
    const auto unit = unit_of(token);
    if (!unit) return false;
    explaining.push_back(*unit);
    in_term = in_term && has(of_term, *unit);
    in_name = in_name && has(of_name, *unit);
    return !in_term && !in_name;
  };
  if (any_part(folded, fillers, [&](std::string_view part) { return any_token(part, says_more); }))
    return false;
  sort_unique(explaining);
  // Fewer than two thirds of the words of a name may mean another thing: `一门科学` is no repetition of
  // `计算机科学`.
  const auto is_most = [&](const Units &own) {
    return !explaining.empty() && explaining.size() * 3 >= own.size() * 2;
  };
  return (in_term && is_most(of_term)) || (in_name && is_most(of_name));
}

} // namespace galley
