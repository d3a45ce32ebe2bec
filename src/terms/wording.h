// What kind of words a stretch of text is: a name, a number, a clause. In: text as written. Out: a judgement.
// It rests on the text's script and on lists of the commonest words of English, Chinese, Japanese and Korean
// (words/); there is no dictionary. Where the words don't say, it is `unclear`, and nothing is reported.
#pragma once

#include "terms/shape.h"
#include "terms/wording_kind.h"

#include <string_view>

namespace galley {

Wording judge_wording(std::string_view text);

// Tells whether a text is a number, in digits or in words, with its unit: `70%`, `三年`. The Shape is that of
// the text.
bool is_number(std::string_view text, const Shape &shape);

} // namespace galley
