// Writes comments that suppress diagnostics. In: a document's text, and diagnostics found in it. Out: the
// text with comments inserted where they change nothing that a reader sees.
#pragma once

#include "base/diagnostic.h"
#include "dialect/markdown_syntax.h"

#include <optional>
#include <string>
#include <vector>

namespace galley {

// Returns the text with suppressions of these diagnostics, which must all be in it. Returns nothing where
// edits collide. `syntax` is that of the document, as syntax_of() has it.
std::optional<std::string> add_suppressions(const std::string &text,
                                            const std::vector<const Diagnostic *> &diagnostics,
                                            const MarkdownSyntax &syntax = {});

} // namespace galley
