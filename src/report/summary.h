// What a run came to, for stderr.
#pragma once

#include "run/run.h"

#include <chrono>
#include <string>

namespace galley {

// One line with documents, counts by severity and time; `by_rule` adds a line for each rule, the most
// frequent first.
void append_summary(std::string &out, const RunResult &result, std::chrono::milliseconds time, bool by_rule);

} // namespace galley
