// Removes from the text of a term what belongs to its sentence or its layout. In: text as written. Out: a
// part of it, or the key that terms are matched by.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Returns a term's text without white space on both sides, and without the colons at its end.
std::string_view without_colon(std::string_view text);

// Returns a term's text without the full stops, question marks and exclamation marks at its end.
std::string_view without_stop(std::string_view text);

// Returns a term's text without the parenthesis at its end, as in `编码代理（Coding Agents）`.
std::string_view without_parenthesis(std::string_view text);

// Returns the offset in bytes of the parenthesis at a term's end. Returns none if the text has no such
// parenthesis, or consists of nothing else.
std::optional<std::size_t> find_inner_parenthesis(std::string_view text);

// Returns the key that a term is matched by: its text in folded letters, without quotes, colon and
// parenthesis.
std::string term_key(std::string_view text);

// Returns the same key, of a text that is known to have neither colon nor parenthesis at its end.
std::string key_of_bare(std::string_view text);

} // namespace galley
