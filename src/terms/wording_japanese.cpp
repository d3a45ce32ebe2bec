#include "terms/wording_cjk.h"

#include "terms/word_list.h"
#include "terms/words.h"
#include "text/code_points.h"
#include "text/unicode.h"

namespace galley {

namespace {

// Tells whether a particle of one kana stands after a character that is no hiragana: in `監視は`, but not in
// `はやて`.
bool has_particle(std::string_view text) {
  static const WordList particles(words::ja::particles);
  char32_t last = U'は';
  for (const PlacedCodePoint next : placed_code_points(text)) {
    if (particles.prefix(text.substr(next.begin)) != 0 && !is_hiragana(last)) return true;
    last = next.value;
  }
  return false;
}

} // namespace

Wording judge_japanese(std::string_view text, const Shape &shape) {
  static const WordList clause_words(words::ja::clause_words);
  static const WordList clause_ends(words::ja::clause_ends);
  static const WordList common(words::ja::common_words);
  static const WordList ends(words::ja::phrase_ends);
  if (common.has(text)) return Wording::common;
  if (ends.suffix(text) != 0 && ends.suffix(text) < text.size()) return Wording::phrase;
  if (shape.cjk > max_term_cjk || clause_words.occurs_in(text) || has_particle(text)) return Wording::clause;
  const char32_t last = decode_last_utf8(text).value;
  if (is_hiragana(last) && clause_ends.suffix(text) != 0) return Wording::clause;
  constexpr std::string_view of = "の";
  if (const std::size_t at = text.find(of); at != text.npos) {
    if (common.has(text.substr(0, at)) || common.has(text.substr(at + of.size()))) return Wording::phrase;
  }
  return shape.letters < 2 ? Wording::stress : Wording::term;
}

} // namespace galley
