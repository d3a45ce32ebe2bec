// Values, types and failures in a writer's words.
#pragma once

#include "schema/failure.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// `the number 42`, `the string "a"`, `a list`, `nothing`.
std::string describe_value(Value value);
// `42`, `"a"`; lists and mappings as describe_value() has them. Long texts are cut.
std::string quote_value(Value value);
// `a string`, `true or false`, by the name of a type.
std::string_view describe_type(std::string_view type);
// `a, b or c`
std::string join_or(const std::vector<std::string> &words);

// What is wrong, without the subject: `expected a string, found the number 42`.
std::string describe_failure(const Failure &failure);

} // namespace galley
