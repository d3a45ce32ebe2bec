// Rewrites ECMA-262 regular expressions (https://tc39.es/ecma262/#sec-patterns, with the `u` flag, lenient
// where Annex B is) in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax) or of PCRE2
// (https://www.pcre.org/current/doc/html/pcre2pattern.html). In: a pattern. Out: a pattern with the same
// meaning over Unicode code points, or the reason why there is none. Flags in parentheses, such as `(?i)`,
// are kept.
#pragma once

#include "text/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

enum class PatternEngine : std::uint8_t { re2, pcre2 };

struct EcmaProblem {
  std::string message;
  bool is_valid = false; // whether the pattern is one of ECMA-262, which the engine can't match
};

Result<std::string, EcmaProblem> rewrite_ecma_pattern(std::string_view pattern, PatternEngine engine);

} // namespace galley
