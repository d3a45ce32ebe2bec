// Reads the YAML that front matter is mostly made of, without yaml-cpp, which is slower. In: text. Out: the
// tree that parse_any_yaml() makes of it, or nothing where anything in the text is not simple, or is wrong.
#pragma once

#include "base/value.h"
#include "text/span.h"

#include <optional>
#include <string_view>

namespace galley {

// `content` of `text` must hold nothing that find_forbidden() finds. The tree points into `text`. A mapping
// is simple if it stands at the margin and holds only
// * lines `key: value`, whose keys are plain, each once;
// * scalars on one line: plain, or quoted without escapes;
// * flow lists of such scalars on one line, and `{}`;
// * below their key, lists and mappings of the same;
// * comments and empty lines.
// It takes time linear in the size of the content, wherever it declines.
std::optional<ValueTree> read_simple_yaml(std::string_view text, Span content);

} // namespace galley
