#include "text/phrase.h"

#include "text/code_points.h"

#include <fmt/format.h>

#include <system_error>

namespace galley {

std::string count_of(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string in_quotes(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 2);
  return result.append("\"").append(text).append("\"");
}

std::string beginning_of(std::string_view text, std::size_t limit) {
  std::size_t count = 0;
  for (const PlacedCodePoint next : placed_code_points(text)) {
    if (count++ == limit) return std::string(text.substr(0, next.begin)) + "…";
  }
  return std::string(text);
}

std::string did_you_mean(std::optional<std::string_view> word, std::string_view quote) {
  return word ? fmt::format("; did you mean {0}{1}{0}?", quote, *word) : std::string();
}

std::string system_words(int error_number) {
  return std::generic_category().message(error_number);
}

} // namespace galley
