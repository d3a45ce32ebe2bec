#include "markdown/anchor.h"

#include "text/ascii.h"
#include "text/code_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace galley {

namespace {

using enum AnchorFunction;
using enum HeadingPart;

// Returns the characters that `keeps` accepts in lower case, and each space as a `-`.
template <class Keeps> std::string hyphened(std::string_view text, Keeps keeps) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t value : code_points(text)) {
    if (value == ' ') {
      result += '-';
    } else if (value == '-' || keeps(value)) {
      append_utf8(result, to_lower(value));
    }
  }
  return result;
}

bool is_of_hugo(char32_t value) {
  return value == '_' || is_letter_or_digit(value);
}

// C# sees a character beyond U+FFFF as two that are no letters.
bool is_of_docfx(char32_t value) {
  return value <= 0xFFFF && is_of_hugo(value);
}

std::string github_cased_anchor(std::string_view text) {
  std::string result;
  for (const char32_t value : code_points(text)) {
    if (value == ' ') {
      result += '-';
    } else if (value == '-' || is_word(value)) {
      append_utf8(result, value);
    }
  }
  return result;
}

// Returns the pieces of characters that `keeps` accepts, in lower case with `-` between them.
template <class Keeps> std::string joined(std::string_view text, Keeps keeps) {
  std::string result;
  bool gap = false;
  for (const char32_t value : code_points(text)) {
    if (!keeps(value)) {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += '-';
    gap = false;
    append_utf8(result, to_lower(value));
  }
  return result;
}

std::string goldmark_anchor(std::string_view text) {
  std::string result;
  for (const char c : trim(text)) {
    if (is_ascii_alphanumeric(c)) {
      result += to_ascii_lower(c);
    } else if (is_ascii_space(c) || c == '-' || c == '_') {
      result += '-';
    }
  }
  return result;
}

std::string kramdown_anchor(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (result.empty() ? is_ascii_letter(c) : is_ascii_alphanumeric(c) || c == '-') {
      result += to_ascii_lower(c);
    } else if (c == ' ' && !result.empty()) {
      result += '-';
    }
  }
  return result;
}

// Returns the text without the rows of hyphens that kramdown takes for dashes.
std::string without_dashes(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text.substr(at).starts_with("---")  ? 3
                             : text.substr(at).starts_with("--") ? 2
                                                                 : 0;
    if (size == 0) result += text[at];
    at += std::max(size, std::size_t{1});
  }
  return result;
}

// Returns the letters that `keeps` accepts, in lower case, with a single `-` for a row of spaces and hyphens.
template <class Keeps> std::string python_anchor(std::string_view text, Keeps keeps) {
  std::string kept;
  for (const char32_t value : code_points(text)) {
    if (value == '-' || value == '_' || keeps(value)) {
      append_utf8(kept, to_lower(value));
    } else if (is_unicode_space(value)) {
      kept += ' ';
    }
  }
  std::string result;
  for (const char c : trim(kept)) {
    const char next = c == ' ' ? '-' : c;
    if (next != '-' || result.empty() || result.back() != '-') result += next;
  }
  return result;
}

// These are white space, the signs of ASCII and curly quotes.
bool is_special_to_vitepress(char32_t value) {
  if (value < 0x80) return is_ascii_space(value) || is_ascii_punctuation(value);
  return is_unicode_space(value) || value == 0xFEFF || value == 0x2028 || value == 0x2029 ||
         (value >= 0x2018 && value <= 0x2019) || (value >= 0x201C && value <= 0x201D);
}

std::string vitepress_anchor(std::string_view text) {
  std::string seen;
  const std::string decomposed = decompose(text, true);
  for (const char32_t value : code_points(decomposed)) {
    const bool mark = value >= 0x300 && value <= 0x36F;
    if (!mark && value >= 0x20) append_utf8(seen, value);
  }
  std::string result = joined(seen, [](char32_t value) { return !is_special_to_vitepress(value); });
  if (!result.empty() && is_ascii_digit(result.front())) result.insert(0, 1, '_');
  return result;
}

// Obsidian compares headings without these signs.
std::string obsidian_anchor(std::string_view text) {
  constexpr std::string_view signs = "!\"#$%&()*+,.:;<=>?@^`{|}~/[]\\";
  std::string result;
  bool gap = false;
  for (const char32_t value : code_points(text)) {
    const bool sign = value < 0x80 && signs.find(static_cast<char>(value)) != std::string_view::npos;
    if (sign || value < 0x20 || is_unicode_space(value)) {
      gap = !result.empty();
      continue;
    }
    if (gap) result += ' ';
    gap = false;
    append_utf8(result, to_lower(value));
  }
  return result;
}

std::string_view part_of(const HeadingTexts &texts, HeadingPart part) {
  switch (part) {
  case HeadingPart::text:
    return texts.text;
  case HeadingPart::described:
    return texts.described;
  case HeadingPart::source:
    return texts.source;
  }
  return {};
}

// Returns the name that the generator gives a heading without letters.
std::string_view made_up_name(AnchorFunction function) {
  if (function == hugo || function == hugo_ascii || function == blackfriday || function == goldmark)
    return "heading";
  return function == kramdown || function == docfx ? "section" : std::string_view();
}

bool is_python(AnchorFunction function) {
  return function == python_markdown || function == python_markdown_unicode || function == pymdownx;
}

// Splits `notes_2` into `notes` and 2, as Python-Markdown goes on counting from there.
std::uint32_t split_number(std::string &anchor) {
  const std::size_t end = anchor.find_last_not_of("0123456789");
  constexpr std::size_t most_digits = 8;
  if (end == std::string::npos || anchor[end] != '_' || end + 1 == anchor.size() ||
      anchor.size() - end > most_digits)
    return 0;
  const std::uint32_t number = static_cast<std::uint32_t>(std::stoul(anchor.substr(end + 1)));
  anchor.resize(end);
  return number;
}

} // namespace

std::string_view anchor_reading_name(AnchorReading reading) {
  switch (reading) {
  case AnchorReading::any:
    return "any";
  case AnchorReading::github:
    return "github";
  case AnchorReading::hugo:
    return "hugo";
  case AnchorReading::goldmark:
    return "goldmark";
  case AnchorReading::kramdown:
    return "kramdown";
  case AnchorReading::python_markdown:
    return "python-markdown";
  case AnchorReading::vitepress:
    return "vitepress";
  case AnchorReading::docusaurus:
    return "docusaurus";
  case AnchorReading::gatsby:
    return "gatsby";
  case AnchorReading::obsidian:
    return "obsidian";
  case AnchorReading::docfx:
    return "docfx";
  }
  return {};
}

std::span<const AnchorMaker> anchor_makers(AnchorReading reading) {
  static constexpr AnchorMaker any_makers[] = {{hugo, source},
                                               {hugo, text},
                                               {hugo_ascii, source},
                                               {hugo_ascii, text},
                                               {goldmark, source},
                                               {goldmark, text},
                                               {kramdown, source},
                                               {kramdown, text},
                                               {vitepress, described},
                                               {python_markdown, text},
                                               {github_unaccented, text},
                                               {docfx, described},
                                               {github, source},
                                               {github, described}};
  static constexpr AnchorMaker github_makers[] = {{github, text}};
  static constexpr AnchorMaker hugo_makers[] = {{hugo, source},        {hugo, text},
                                                {hugo_ascii, source},  {hugo_ascii, text},
                                                {blackfriday, source}, {blackfriday, text}};
  static constexpr AnchorMaker goldmark_makers[] = {{goldmark, source}, {goldmark, text}};
  // Jekyll's parser makes GitHub's anchors, and kramdown without it its own.
  static constexpr AnchorMaker kramdown_makers[] = {{kramdown_gfm, text}, {github, text}, {kramdown, source}};
  // Sites in other scripts use the function for Unicode, or that of an extension.
  static constexpr AnchorMaker python_makers[] = {
      {python_markdown, text}, {python_markdown_unicode, text}, {pymdownx, text}};
  static constexpr AnchorMaker vitepress_makers[] = {{vitepress, described}};
  static constexpr AnchorMaker docusaurus_makers[] = {{github, described}, {github_cased, described}};
  static constexpr AnchorMaker gatsby_makers[] = {
      {github, described}, {github_cased, described}, {github_unaccented, described}};
  static constexpr AnchorMaker obsidian_makers[] = {{obsidian, source}, {obsidian, text}};
  static constexpr AnchorMaker docfx_makers[] = {{docfx, described}};
  switch (reading) {
  case AnchorReading::any:
    return any_makers;
  case AnchorReading::github:
    return github_makers;
  case AnchorReading::hugo:
    return hugo_makers;
  case AnchorReading::goldmark:
    return goldmark_makers;
  case AnchorReading::kramdown:
    return kramdown_makers;
  case AnchorReading::python_markdown:
    return python_makers;
  case AnchorReading::vitepress:
    return vitepress_makers;
  case AnchorReading::docusaurus:
    return docusaurus_makers;
  case AnchorReading::gatsby:
    return gatsby_makers;
  case AnchorReading::obsidian:
    return obsidian_makers;
  case AnchorReading::docfx:
    return docfx_makers;
  }
  return {};
}

std::string heading_anchor(AnchorFunction function, std::string_view text) {
  switch (function) {
  case github:
    return hyphened(text, is_word);
  case github_cased:
    return github_cased_anchor(text);
  case github_unaccented:
    return hyphened(without_diacritics(text), is_word);
  case hugo:
    return hyphened(text, is_of_hugo);
  case hugo_ascii:
    return hyphened(decompose(text, false), [](char32_t value) { return value < 0x80 && is_of_hugo(value); });
  case blackfriday:
    return joined(text, is_letter);
  case goldmark:
    return goldmark_anchor(text);
  case kramdown:
    return kramdown_anchor(text);
  case kramdown_gfm:
    return hyphened(without_dashes(text), is_word);
  case python_markdown:
    return python_anchor(decompose(text, true), is_ascii_alphanumeric);
  case python_markdown_unicode:
    return python_anchor(text, is_letter);
  case pymdownx:
    return hyphened(trim(text), [](char32_t value) { return value == '_' || is_letter(value); });
  case vitepress:
    return vitepress_anchor(text);
  case obsidian:
    return obsidian_anchor(text);
  case docfx:
    return hyphened(text, is_of_docfx);
  }
  return {};
}

std::string AnchorNumbering::next(const HeadingTexts &texts) {
  std::string anchor = heading_anchor(maker_.function, part_of(texts, maker_.part));
  if (anchor.empty()) anchor = made_up_name(maker_.function);
  const bool python = is_python(maker_.function);
  const auto [first, is_new] = used_.try_emplace(anchor, 0);
  if ((is_new && !(python && anchor.empty())) || maker_.function == obsidian) return anchor;
  if (maker_.function == kramdown || maker_.function == kramdown_gfm)
    return fmt::format("{}-{}", anchor, ++first->second);
  const std::uint32_t from = python ? split_number(anchor) : 0;
  // Python-Markdown's numbers have a key of their own, which no anchor has.
  std::uint32_t &last = python ? used_.try_emplace(anchor + '\n', from).first->second : first->second;
  last = std::max(last, from);
  while (true) {
    std::string numbered = fmt::format("{}{}{}", anchor, python ? '_' : '-', ++last);
    if (used_.try_emplace(numbered, 0).second) return numbered;
  }
}

} // namespace galley
