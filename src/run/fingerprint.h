// A fingerprint identifies a diagnostic from one run to the next, while lines move and neighbours change. In:
// the diagnostics of one document, and its text. Out: a fingerprint for each.
//
// A fingerprint is the hash of the rule, the site-relative path and the first line of the text at the span,
// with white space folded. Later lines are left out, since they may grow. The message is left out, since it
// may depend on other documents ("used by only 3"). If the span is empty or a fence, the message is used
// instead, without its numbers: there nothing else distinguishes one missing key from another.
#pragma once

#include "base/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns the fingerprints in the order of `diagnostics`, whose paths are site-relative. Each consists of 16
// hexadecimal digits; a fingerprint that is equal to an earlier one has `#2`, `#3` … appended. `text` is the
// text of the document, or empty if it can't be read; a span beyond its end counts as empty.
std::vector<std::string> fingerprints(const std::vector<const Diagnostic *> &diagnostics,
                                      std::string_view text);

} // namespace galley
