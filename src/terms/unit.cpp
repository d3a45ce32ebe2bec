#include "terms/unit.h"

#include "base/hash.h"

#include <algorithm>
#include <iterator>

namespace galley {

namespace {

constexpr std::size_t stem_bytes = 6;
constexpr std::size_t hangul_bytes = 6; // two syllables

} // namespace

std::string without_marks(std::string_view word) {
  std::string letters;
  std::ranges::copy_if(word, std::back_inserter(letters),
                       [](char c) { return c != '\'' && c != ',' && c != '.'; });
  return letters;
}

std::uint64_t stem_unit(std::string_view word) {
  if (word.size() > 4 && word.ends_with("es"))
    word.remove_suffix(2);
  else if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
    word.remove_suffix(1);
  if (word.size() > 4 && word.ends_with('e')) word.remove_suffix(1);
  return hash_bytes(word.substr(0, stem_bytes));
}

std::uint64_t hangul_unit(std::string_view word) {
  return hash_bytes(word.substr(0, hangul_bytes));
}

} // namespace galley
