// Runs what a rule file shows as an example. In: a rule with its prose, and one of its miniature sites. Out:
// what the rule says of it, sorted, with paths as the example calls its files.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "config/rule.h"

#include <cstdint>
#include <vector>

namespace galley {

// `now` is that of RunRequest. `site` is the bad or the good one of `example`. A config in it that galley
// can't take is an Error.
Result<std::vector<Diagnostic>> run_example(const Rule &rule, const Example &example,
                                            const ExampleFiles &site, std::int64_t now = 0);

} // namespace galley
