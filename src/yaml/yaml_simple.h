// Reads the YAML that front matter is mostly made of, without yaml-cpp. In: text. Out: the tree that
// parse_any_yaml makes of it, or nothing: where anything is not simple, or wrong, it declines.
#pragma once

#include "base/value.h"
#include "text/span.h"

#include <optional>
#include <string_view>

namespace galley {

// `content` of `text` holds nothing that find_forbidden finds; the tree points into `text`. Simple is a
// mapping at the margin that holds
// * lines `key: value`, whose keys are plain, each once;
// * scalars on one line: plain, or quoted without escapes;
// * flow lists of such scalars on one line, and `{}`;
// * below their key, lists and mappings of the same;
// * comments and empty lines.
// Linear in the size of the content, wherever it declines.
std::optional<ValueTree> read_simple_yaml(std::string_view text, Span content);

} // namespace galley
