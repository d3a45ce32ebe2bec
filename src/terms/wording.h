// Classifies a part of a text: a name, a number, a clause. In: text as written. Out: its Wording, which
// depends on the text's script and on lists of the commonest words of English, Chinese, Japanese and Korean
// (words/). There is no dictionary. If these don't decide, the result is `unclear`, and nothing is reported.
#pragma once

#include "terms/shape.h"
#include "terms/wording_kind.h"

#include <string_view>

namespace galley {

Wording judge_wording(std::string_view text);

// Returns whether a term, folded, is a word of every day: nobody needs its definition, and it is translated
// as its context asks.
bool is_everyday(std::string_view term);

// Returns whether a text is a number, in digits or in words, with its unit: `70%`, `三年`. The Shape is that
// of the text.
bool is_number(std::string_view text, const Shape &shape);

} // namespace galley
