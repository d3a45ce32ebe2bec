// Sets of characters in patterns. In: the letter of an escape; or what stands in the braces of `\p{…}` in
// ECMA-262 (`Letter`, `L`, `gc=Letter`, `Script=Greek`, and leniently `Greek`), and whether it was `\P`. Out:
// the same set as the inside of a class for an engine, or the reason why there is none.
#pragma once

#include "text/ecma_pattern.h"
#include "text/result.h"

#include <string>
#include <string_view>

namespace galley {

// Returns the set of `\d`, `\D`, `\w`, `\W`, `\s` or `\S`, and nothing for any other letter.
std::string_view escape_set(char32_t letter);

// The name may be one that the engine doesn't know.
Result<std::string, std::string_view> property_set(std::string_view name, bool negated, PatternEngine engine);

} // namespace galley
