// What a diagnostic is known by from one run to the next, while lines move and neighbours change. In: the
// diagnostics of one document, and its text. Out: a fingerprint for each.
//
// It is made of the rule, the site-relative path and the words at the span: its first line, so that what
// grows below doesn't count, with white space folded. The message is left out, for it may speak of other
// documents ("used by only 3"). Where the span holds no words, being empty or a fence, the message stands in
// for them, with its numbers left out: there it alone tells one missing key from another.
#pragma once

#include "base/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// In step with `diagnostics`, whose paths are site-relative: 16 hexadecimal digits, and `#2`, `#3` … behind
// those of a rule that are equal to earlier ones. `text` is the document's, or empty where it can't be read;
// a span beyond its end counts as empty.
std::vector<std::string> fingerprints(const std::vector<const Diagnostic *> &diagnostics,
                                      std::string_view text);

} // namespace galley
