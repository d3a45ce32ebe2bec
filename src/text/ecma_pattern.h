// Rewrites ECMA-262 regular expressions (https://tc39.es/ecma262/#sec-patterns, with the `u` flag, lenient
// where Annex B is) in RE2's syntax (https://github.com/google/re2/wiki/Syntax). In: a pattern. Out: a
// pattern with the same meaning in RE2 over Unicode code points, or the reason why there is none. Unambiguous
// syntax that only RE2 has, such as `(?i)`, is kept.
#pragma once

#include "text/result.h"

#include <string>
#include <string_view>

namespace galley {

struct EcmaProblem {
  std::string message;
};

Result<std::string, EcmaProblem> rewrite_ecma_pattern(std::string_view pattern);

} // namespace galley
