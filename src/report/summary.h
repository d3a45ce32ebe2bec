// Prints the summary of a run. In: its result. Out: text for stderr.
#pragma once

#include "run/result.h"

#include <chrono>
#include <string>

namespace galley {

// Appends one line with the number of documents, the counts by severity and the time; `by_rule` adds a line
// for each rule, the most frequent first.
void append_summary(std::string &out, const RunResult &result, std::chrono::milliseconds time, bool by_rule);

} // namespace galley
