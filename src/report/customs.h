// Finds the rules that tell of a custom of a site rather than of slips. In: the result of a run. Out: one
// line for each such rule, with the share of the documents and what to write in galley.yaml.
#pragma once

#include "run/result.h"

#include <string>

namespace galley {

// A rule that fires in most of at least 10 checked documents of a site tells of a custom. Rules of links,
// bodies and files do not: what most documents get wrong there is wrong. Neither do rules that mostly have a
// fix.
void append_customs(std::string &out, const RunResult &result);

} // namespace galley
