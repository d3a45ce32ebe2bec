// Leaves out diagnostics, so that a person can read the output to its end. In: sorted diagnostics. Out: the
// first ones of each rule, and how many were left out.
#pragma once

#include "base/diagnostic.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace galley {

struct Shortened {
  std::vector<Diagnostic> diagnostics;
  std::map<std::string, std::size_t> left_out; // counts by rule
};

// Keeps at most `max_per_rule` diagnostics of each rule, in the order given; none: all of them.
Shortened shorten(const std::vector<Diagnostic> &diagnostics, std::optional<std::size_t> max_per_rule);

// Appends a line for each rule of which something was left out.
void append_left_out(std::string &out, const Shortened &shortened);

} // namespace galley
