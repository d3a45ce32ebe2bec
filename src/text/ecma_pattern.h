// ECMA-262 regular expressions (https://tc39.es/ecma262/#sec-patterns, with the `u` flag, lenient where Annex
// B is), rewritten in RE2's syntax (https://github.com/google/re2/wiki/Syntax). In: a pattern. Out: a pattern
// that means the same to RE2 over Unicode code points, or why there is none. Syntax that RE2 has beyond
// ECMA-262 and that can't be mistaken, such as `(?i)`, passes through.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace galley {

struct EcmaProblem {
  std::string message;
};

std::variant<std::string, EcmaProblem> rewrite_ecma_pattern(std::string_view pattern);

} // namespace galley
