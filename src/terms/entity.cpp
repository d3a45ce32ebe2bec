#include "terms/entity.h"

#include "terms/lexicon.h"
#include "terms/shape.h"
#include "terms/term_text.h"
#include "terms/word_list.h"
#include "terms/words.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::size_t min_short_letters = 3;
constexpr std::size_t min_short_cjk = 2;

// Cuts a value at a parenthesis, at marks between names, and between Han and a word of Latin letters behind a
// blank.
std::vector<std::string_view> split_names(std::string_view value) {
  constexpr std::u32string_view marks = U"()（）/|｜、";
  std::vector<std::string_view> names;
  std::size_t begin = 0;
  char32_t last = 0; // the last character that is no blank
  bool blank = false;
  const auto cut = [&](std::size_t end) {
    if (const std::string_view name = trim_spaces(value.substr(begin, end - begin)); !name.empty())
      names.push_back(name);
    begin = end;
  };
  for (const PlacedCodePoint next : placed_code_points(value)) {
    if (marks.find(next.value) != marks.npos) {
      cut(next.begin);
      begin = next.end;
      last = 0;
    } else if (next.value == ' ') {
      blank = true;
      continue;
    } else {
      const bool other_script =
          last != 0 && is_letter(last) && is_letter(next.value) && is_cjk(last) != is_cjk(next.value);
      if (blank && other_script) cut(next.begin);
      last = next.value;
    }
    blank = false;
  }
  cut(value.size());
  return names;
}

void add_parts(std::string_view name, std::set<std::string> &out) {
  constexpr std::u32string_view dots = U"·‧•・";
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = name.substr(begin, end - begin);
    if (count_code_points(part) >= min_short_cjk && end - begin < name.size()) out.insert(term_key(part));
  };
  for (const PlacedCodePoint next : placed_code_points(name)) {
    if (dots.find(next.value) == dots.npos) continue;
    add(next.begin);
    begin = next.end;
  }
  add(name.size());
}

} // namespace

const std::vector<std::string> &entity_fields() {
  static const std::vector<std::string> fields = [] {
    std::vector<std::string> names(words::entity_fields.begin(), words::entity_fields.end());
    // A list of words writes a blank as `_`, which no field has.
    for (std::string &name : names) std::ranges::replace(name, ' ', '_');
    return names;
  }();
  return fields;
}

std::vector<std::string> entity_keys(std::string_view value) {
  std::vector<std::string> keys = {term_key(value)};
  const auto names = split_names(value);
  if (names.size() < 2) return keys;
  for (const std::string_view name : names) {
    std::string key = term_key(name);
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
  }
  return keys;
}

void add_short_forms(std::string_view name, std::set<std::string> &out) {
  static const WordList ends(words::corporate_ends);
  name = trim_spaces(trim_quotes(trim_spaces(name)));
  if (has_cjk(name)) {
    add_parts(name, out);
    const std::size_t size = ends.suffix(name);
    if (size != 0 && count_code_points(name.substr(0, name.size() - size)) >= min_short_cjk)
      out.insert(term_key(name.substr(0, name.size() - size)));
    return;
  }
  const auto words = split_words(name);
  if (words.size() < 2) return;
  for (std::string_view word : words) {
    while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
    if (word.size() < min_short_letters || !is_ascii_upper(word.front())) continue;
    const std::string folded = fold(word);
    if (!ends.has(folded) && !is_english_word(folded)) out.insert(term_key(word));
  }
  if (ends.has(fold(words.back())) || ends.has(fold(words.back().substr(0, words.back().size() - 1))))
    out.insert(term_key(name.substr(0, static_cast<std::size_t>(words.back().data() - name.data()))));
}

std::set<std::string> entity_names(std::string_view value) {
  std::set<std::string> names;
  for (std::string &key : entity_keys(value)) names.insert(std::move(key));
  for (const std::string_view name : split_names(value)) add_short_forms(name, names);
  return names;
}

} // namespace galley
