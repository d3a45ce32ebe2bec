// Whether the sentence around a bold term says what the term is. In: the text of its block before and after
// it. Out: how the sentence defines it, if it does. The wording decides, by the lists of words/.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

enum class DefinedBy : std::uint8_t {
  none,
  parenthesis, // `**信息茧房**（只看得到…的处境）`, or it stands in the parenthesis that explains the word
               // before it
  sentence, // `**X**是一种…`, `…，这叫做**X**`, `**X** is a …`, or the next sentence: `这是一种…`
  apposition, // `**X**，一家…公司`, `搜索公司**X**`
  glossary,   // an entry of a list that its document calls a glossary
};

// Returns the kind's name as in the enum; empty for none.
std::string_view name_of(DefinedBy kind);

// Both texts are as written. `after` begins behind the term and its parenthesis.
DefinedBy find_definition_beside(std::string_view before, std::string_view after);

} // namespace galley
