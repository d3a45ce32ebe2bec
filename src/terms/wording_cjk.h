// What kind of words a text of Chinese, Japanese or Korean is. In: a text without blanks around it, which has
// letters and no punctuation between clauses, and its Shape. Out: a judgement. Each language has a file of
// its own.
#pragma once

#include "terms/shape.h"
#include "terms/wording_kind.h"

#include <cstddef>
#include <string_view>

namespace galley {

// How many characters of Han and kana a name of Chinese or Japanese has at most.
inline constexpr std::size_t max_term_cjk = 14;

Wording judge_chinese(std::string_view text, const Shape &shape);
Wording judge_japanese(std::string_view text, const Shape &shape);
Wording judge_korean(std::string_view text);

} // namespace galley
