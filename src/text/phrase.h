// The phrases that galley's messages are made of, in plain English. In: texts, which are copied as they are.
// Out: a part of a sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

// `1 document`, `2 documents`.
std::string count_of(std::size_t number, std::string_view one, std::string_view many);

// `"text"`.
std::string in_quotes(std::string_view text);

// The first `limit` code points of the text, followed by `…` where it has more.
std::string beginning_of(std::string_view text, std::size_t limit);

// `; did you mean "word"?`, to be put behind a message. Empty where no word was meant. `quote` stands on both
// sides of the word.
std::string did_you_mean(std::optional<std::string_view> word, std::string_view quote = "\"");

// What the system says about an error, by its number from errno.
std::string system_words(int error_number);

} // namespace galley
