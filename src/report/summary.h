// Prints the summary of a run. In: its result. Out: text for stderr.
#pragma once

#include "run/result.h"

#include <chrono>
#include <string>

namespace galley {

// Appends a line for each kind of things that could not be judged, with their number and the main reasons.
void append_unjudged(std::string &out, const RunResult &result);

// Appends one line with the number of documents, the counts by severity and the time; `by_rule` adds a line
// for each rule, the most frequent first.
void append_summary(std::string &out, const RunResult &result, std::chrono::milliseconds time, bool by_rule);

} // namespace galley
