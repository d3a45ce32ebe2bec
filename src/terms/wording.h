// What kind of words a stretch of text is: a name, a number, a clause, an explanation. Judged by its script
// and by small lists of words in English, Chinese, Japanese and Korean; no dictionary. Where the words don't
// say, the answer is `unclear`, and nothing is reported.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

enum class Wording : std::uint8_t {
  term,    // short and like a noun: `低维流形`, `GPT-5`, `backpressure`
  stress,  // a word that only stresses: `not`, `必须`
  number,  // `70%`, `130亿美元`
  clause,  // a clause or a sentence
  unclear, // lower-case words that may be anything, or too long for a term
};

Wording judge_wording(std::string_view text);

enum class Parenthesis : std::uint8_t {
  none,
  aside,     // a date, a number, `optional`, an alias; it neither explains nor translates
  pointer,   // says where to look: `see below`, `见下文`
  names,     // the name in another language, or an abbreviation written out
  explains,  // says what the term is
  described, // a name, a colon, and then an explanation: `Low-dimensional Manifold: 在高维空间中…`
};

// A parenthesis cut at its colon, as in `Echo Chamber: 只听得到自己声音的环境`. Both are empty where there is
// none; a colon in an address or a time is none.
struct NamedText {
  std::string_view name, rest;
};
NamedText cut_at_colon(std::string_view text);

// `text`: what stands in a parenthesis after or in `term`.
Parenthesis judge_parenthesis(std::string_view term, std::string_view text);

bool has_cjk(std::string_view text);
bool has_letter(std::string_view text);

// Without white space of any script around it.
std::string_view trim_spaces(std::string_view text);

} // namespace galley
