// The phrases of galley's messages, in plain English. In: texts, which are copied unchanged. Out: a part of a
// sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Returns `1 document` or `2 documents`.
std::string count_of(std::size_t number, std::string_view one, std::string_view many);

// Returns `"text"`.
std::string in_quotes(std::string_view text);

// Returns the first `limit` code points of the text, followed by `…` if it has more.
std::string beginning_of(std::string_view text, std::size_t limit);

// Returns `; did you mean "word"?`, which is appended to a message, or nothing if there is no word. `quote`
// is put on both sides of the word.
std::string did_you_mean(std::optional<std::string_view> word, std::string_view quote = "\"");

// Returns the system's message for an error number of errno.
std::string system_words(int error_number);

} // namespace galley
