#include "terms/term_text.h"

#include "terms/matcher.h"
#include "terms/parenthesis.h"
#include "terms/shape.h"
#include "text/code_points.h"
#include "text/unicode.h"

namespace galley {

namespace {

bool ends_with_one_of(std::string_view text, std::u32string_view set) {
  return !text.empty() && set.find(decode_last_utf8(text).value) != set.npos;
}

std::string_view without_last(std::string_view text) {
  text.remove_suffix(decode_last_utf8(text).size);
  return text;
}

} // namespace

std::optional<std::size_t> find_inner_parenthesis(std::string_view text) {
  if (!text.ends_with(')') && !text.ends_with("）")) return std::nullopt;
  for (const PlacedCodePoint next : placed_code_points(text)) {
    if ((next.value == '(' || next.value == U'（') && next.begin > 0) {
      const std::size_t size = parenthesis_size(text.substr(next.begin));
      return size != 0 && next.begin + size == text.size() ? std::optional(next.begin) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::string_view without_colon(std::string_view text) {
  text = trim_spaces(text);
  while (ends_with_one_of(text, U":：")) text = trim_spaces(without_last(text));
  return text;
}

std::string_view without_stop(std::string_view text) {
  while (ends_with_one_of(text, U".!?。！？")) text = without_last(text);
  return text;
}

std::string_view without_parenthesis(std::string_view text) {
  const auto inner = find_inner_parenthesis(text);
  return inner ? trim_spaces(text.substr(0, *inner)) : text;
}

std::string key_of_bare(std::string_view text) {
  return fold_words(trim_quotes(text));
}

std::string term_key(std::string_view text) {
  return key_of_bare(without_parenthesis(without_colon(text)));
}

} // namespace galley
