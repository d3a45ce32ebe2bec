// What kind of words a stretch of text is: a name, a number, a clause. Judged by its script and by lists of
// the commonest words of English, Chinese, Japanese and Korean; no dictionary.
// In: text as written. Out: a judgement. Where the words don't say, it is `unclear`, and nothing is reported.
#pragma once

#include "terms/shape.h"

#include <cstdint>
#include <string_view>

namespace galley {

enum class Wording : std::uint8_t {
  term,    // short and like a name: `低维流形`, `GPT-5`, `backpressure`
  common,  // a noun that every reader knows: `成本`, `time`
  stress,  // a word that only stresses: `not`, `必须`
  number,  // `70%`, `130亿美元`
  phrase,  // a short phrase that joins words, as few names do: `可复现`, `打破平衡`
  clause,  // a clause or a sentence
  unclear, // lower-case words that may be anything, or too long for a term
};

Wording judge_wording(std::string_view text);

bool is_number(std::string_view text, const Shape &shape);

} // namespace galley
