#include "report/shorten.h"

#include <fmt/format.h>

#include <iterator>

namespace galley {

Shortened shorten(const std::vector<Diagnostic> &diagnostics, std::optional<std::size_t> max_per_rule) {
  if (!max_per_rule) return {diagnostics, {}};
  Shortened result;
  std::map<std::string, std::size_t> counts;
  for (const Diagnostic &diagnostic : diagnostics) {
    if (++counts[diagnostic.rule] <= *max_per_rule)
      result.diagnostics.push_back(diagnostic);
    else
      ++result.left_out[diagnostic.rule];
  }
  return result;
}

void append_left_out(std::string &out, const Shortened &shortened) {
  for (const auto &[rule, number] : shortened.left_out)
    fmt::format_to(std::back_inserter(out), "galley: {} more of {} left out (--max-per-rule)\n", number,
                   rule);
}

} // namespace galley
