// Explains to a writer why TOML could not be read. In: the text, where reading stopped, and what the parser
// says of it. Out: a Problem with the span of the defect, which often begins before the place where it was
// noticed.
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <string_view>

namespace galley {

// `words` are those of toml++, and `offset` is the byte of `text` where it stopped, within `content`.
Problem explain_toml_failure(std::string_view text, Span content, std::uint32_t offset,
                             std::string_view words);

} // namespace galley
