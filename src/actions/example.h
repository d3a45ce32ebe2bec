// Runs a rule on an example from its rule file. In: a rule with its prose, and one of its miniature sites.
// Out: the diagnostics of the rule, sorted, with paths as the example names its files.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "config/rule.h"

#include <cstdint>
#include <vector>

namespace galley {

// `now` is CheckScope::now. `site` is the bad or the good site of `example`. It is an Error if galley rejects
// a config in it.
Result<std::vector<Diagnostic>> run_example(const Rule &rule, const Example &example,
                                            const ExampleFiles &site, std::int64_t now = 0);

} // namespace galley
