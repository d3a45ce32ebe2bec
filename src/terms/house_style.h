// Words that a document sets in bold because of what they are, and not to begin a concept: links, code, keys,
// menu paths, buttons, steps. In: the bold words and the text beside them. Out: whether they are such.
#pragma once

#include <string_view>

namespace galley {

// All texts are as written; the words are those of a term, without a parenthesis at their end.
bool is_house_style(std::string_view words, std::string_view before, std::string_view after);

} // namespace galley
