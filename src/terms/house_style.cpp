#include "terms/house_style.h"

#include "terms/shape.h"
#include "terms/word_list.h"
#include "terms/words.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <string>

namespace galley {

namespace {

// Tells whether the words are those of a link, or hold one.
bool is_link(std::string_view words, std::string_view before, std::string_view after) {
  if (words.starts_with('[') && words.ends_with(']')) return true; // what stands behind it is no parenthesis
  return words.find("](") != words.npos || words.find("][") != words.npos || words.find("[[") != words.npos ||
         words.find("://") != words.npos || (before.ends_with('[') && after.starts_with(']')) ||
         (words.starts_with('<') && words.ends_with('>'));
}

bool is_code(std::string_view words) {
  if (words.starts_with('`') && words.ends_with('`')) return true;
  if (words.find(' ') != words.npos) return false;
  return words.find('_') != words.npos || words.starts_with('@') || words.starts_with('#') ||
         words.starts_with('/') || words.starts_with("--") || words.ends_with("()");
}

// Tells whether the words are keys: `Ctrl+C`, `Shift`.
bool is_key(std::string_view words) {
  static const WordList keys(words::en::key_names);
  if (words.find("⌘") != words.npos || words.find("⌥") != words.npos) return true;
  const std::string folded = fold(words);
  if (folded == words && keys.has(folded)) return false; // a word of every day: option, space
  if (folded.size() <= 4 && keys.has(folded)) return true;
  const std::size_t joint = folded.find_first_of("+-");
  if (joint == folded.npos || joint == 0) return false;
  return keys.has(trim_spaces(std::string_view(folded).substr(0, joint)));
}

bool is_menu_path(std::string_view words, std::string_view before, std::string_view after) {
  static constexpr std::array<std::string_view, 5> arrows = {">", "→", "›", "▸", "»"};
  before = trim_spaces(before);
  after = trim_spaces(after);
  return std::ranges::any_of(arrows, [&](std::string_view arrow) {
    const std::size_t at = words.find(arrow);
    const bool within = at != words.npos && at > 0 && at + arrow.size() < words.size();
    return within || after.starts_with(arrow) || (before.ends_with(arrow) && before.size() > arrow.size());
  });
}

// Tells whether the words are those of a button or a menu, as the text beside them says.
bool is_control(std::string_view words, std::string_view before, std::string_view after) {
  static const WordList clicking(words::clicking_words), controls(words::controls);
  before = trim_spaces(before);
  after = trim_spaces(after);
  while (after.starts_with("”") || after.starts_with("」") || after.starts_with("\""))
    after.remove_prefix(decode_utf8(after).size);
  after = trim_spaces(after);
  if (!after.empty()) {
    if (is_cjk(decode_utf8(after).value)) {
      if (controls.prefix(after) != 0) return true;
    } else {
      std::size_t size = 0;
      while (size < after.size() && is_ascii_letter(after[size])) ++size;
      if (controls.has(fold(after.substr(0, size)))) return true;
    }
  }
  if (before.empty()) return false;
  const char32_t last = decode_last_utf8(before).value;
  if (is_cjk(last)) return clicking.suffix(before) != 0 && count_code_points(words) <= 8;
  const std::string word = fold(before.substr(before.find_last_of(" \t\n") + 1));
  return clicking.has(word);
}

// Tells whether the words count a step or a part: `第一步`, `Step 2`.
bool is_step(std::string_view words) {
  static const WordList steps(words::step_words);
  const std::string folded = fold(words);
  const std::size_t size = steps.prefix(folded);
  if (size == 0) return false;
  const std::string_view rest = trim_spaces(std::string_view(folded).substr(size));
  // A word alone may well be a term (`方案`), but not with its number (`第一步`).
  if (rest.empty()) return has_cjk(folded) && count_code_points(folded) > 2;
  return is_digit(decode_utf8(rest).value);
}

} // namespace

bool is_house_style(std::string_view words, std::string_view before, std::string_view after) {
  words = trim_spaces(words);
  return is_link(words, before, after) || is_code(words) || is_key(words) ||
         is_menu_path(words, before, after) || is_control(words, before, after) || is_step(words);
}

} // namespace galley
