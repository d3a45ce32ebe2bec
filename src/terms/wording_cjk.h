// Classifies a text of Chinese, Japanese or Korean. In: a text without blanks on both sides, which has
// letters and no punctuation between clauses, and its Shape. Out: its Wording. Each language has a file of
// its own.
#pragma once

#include "terms/shape.h"
#include "terms/wording_kind.h"

#include <cstddef>
#include <string_view>

namespace galley {

// The most characters of Han and kana that a name of Chinese or Japanese has.
inline constexpr std::size_t max_term_cjk = 14;

Wording judge_chinese(std::string_view text, const Shape &shape);
Wording judge_japanese(std::string_view text, const Shape &shape);
Wording judge_korean(std::string_view text);

} // namespace galley
