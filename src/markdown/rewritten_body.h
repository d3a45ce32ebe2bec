// Turns the tree of a text that was written anew into that of the text before. In: a Body of the new text.
// Out: the same nodes with the spans and texts of the Source that readers of it know.
#pragma once

#include "base/source.h"
#include "dialect/rewritten_text.h"
#include "markdown/markdown.h"

namespace galley {

// Formulas and expressions in braces become code. Their text is what a reader sees, with its signs.
void restore(Body &body, const RewrittenText &rewritten, const Source &source);

} // namespace galley
