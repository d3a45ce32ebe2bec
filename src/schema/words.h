// Puts values, types and failures into words for a writer.
#pragma once

#include "schema/failure.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// `the number 42`, `the string "a"`, `a list`, `nothing`.
std::string describe_value(Value value);
// `42`, `"a"`. Lists and mappings are worded as describe_value() does. Long texts are cut.
std::string quote_value(Value value);
// `a, b or c`
std::string join_or(const std::vector<std::string> &words);

// A type that the keyword `type` may name, and the words for a value of it.
struct TypeName {
  std::string_view name;
  std::string_view words;
};
inline constexpr std::array<TypeName, 7> type_names = {{
    {"string", "a string"},
    {"number", "a number"},
    {"integer", "a whole number"},
    {"boolean", "true or false"},
    {"array", "a list"},
    {"object", "a mapping"},
    {"null", "nothing"},
}};
std::string_view describe_type(std::string_view name);

// Returns the text in quotes. What a reader does not see in it, or takes for another character, is written as
// an escape: a space of another kind (`\u00a0`), a letter of another alphabet between Latin ones.
std::string quote_text(std::string_view text);

// Says what a failure asks of a value: `at most 3`, `text that matches ^/`. Empty for what speaks of more
// than a single value, or of what stands in it.
std::string describe_asked(const Failure &failure);
std::string describe_hard_pattern(std::string_view text, std::string_view pattern);

// Says what is wrong, without the subject: `expected a string, found the number 42`. The failure of a keyword
// is worded as the keyword's row says.
std::string describe_failure(const Failure &failure);

// The functions that the rows of keywords name.
std::string describe_expected(const Failure &failure); // of type, enum and const
std::string describe_missing(const Failure &failure);  // of required
std::string describe_dependency(const Failure &failure);
std::string describe_length(const Failure &failure);
std::string describe_items(const Failure &failure);   // of minItems and maxItems
std::string describe_members(const Failure &failure); // of minProperties and maxProperties
std::string describe_bound(const Failure &failure);   // of minimum, maximum and multipleOf
std::string describe_pattern(const Failure &failure);
std::string describe_format(const Failure &failure);
std::string describe_repeated(const Failure &failure); // of uniqueItems
std::string describe_contains(const Failure &failure);
std::string describe_not(const Failure &failure);
std::string describe_branches(const Failure &failure); // of anyOf and oneOf

} // namespace galley
