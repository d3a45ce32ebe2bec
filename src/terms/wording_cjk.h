// What kind of words a text of Chinese, Japanese or Korean is. In: a text without blanks around it, which has
// letters and no punctuation between clauses, and its Shape. Out: a judgement.
#pragma once

#include "terms/shape.h"
#include "terms/wording.h"

#include <string_view>

namespace galley {

Wording judge_chinese(std::string_view text, const Shape &shape);
Wording judge_japanese(std::string_view text, const Shape &shape);
Wording judge_korean(std::string_view text);

} // namespace galley
