#include "report/summary.h"

#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace galley {

namespace {

std::size_t count_severity(const RunResult &result, Severity severity) {
  const auto is_it = [&](const Found &one) { return one.diagnostic.severity == severity; };
  return static_cast<std::size_t>(std::ranges::count_if(result.found, is_it));
}

} // namespace

void append_unjudged(std::string &out, const RunResult &result) {
  constexpr std::size_t shown = 3;
  std::map<std::string_view, std::vector<const Unjudged *>> kinds;
  for (const Unjudged &one : result.unjudged) kinds[one.what].push_back(&one);
  for (auto &[what, reasons] : kinds) {
    std::ranges::stable_sort(reasons,
                             [](const Unjudged *a, const Unjudged *b) { return a->count > b->count; });
    std::uint64_t count = 0;
    for (const Unjudged *reason : reasons) count += reason->count;
    std::string words(what); // in the plural, of which the first word is a noun
    if (count == 1) words.erase(std::min(words.find(' '), words.size()) - 1, 1);
    fmt::format_to(std::back_inserter(out), "galley: {} {} not judged: ", count, words);
    for (std::size_t i = 0; i < std::min(shown, reasons.size()); ++i)
      out += (i == 0 ? "" : "; ") + escape_controls(reasons[i]->why);
    if (reasons.size() > shown)
      fmt::format_to(std::back_inserter(out), "; and {} more", reasons.size() - shown);
    out += '\n';
  }
}

void append_summary(std::string &out, const RunResult &result, std::chrono::milliseconds time, bool by_rule) {
  auto to = std::back_inserter(out);
  constexpr std::array<std::tuple<Severity, std::string_view, std::string_view>, 3> severities = {
      {{Severity::error, "error", "errors"},
       {Severity::warning, "warning", "warnings"},
       {Severity::info, "note", "notes"}}};
  out += "galley: ";
  for (const auto &[severity, name, plural] : severities) {
    const std::size_t number = count_severity(result, severity);
    if (number > 0) out += count_of(number, name, plural) + ", ";
  }
  if (result.found.empty())
    out += result.unjudged.empty() ? "nothing found, " : "nothing found in what was judged, ";
  if (result.held > 0) fmt::format_to(to, "{} held by the baseline, ", result.held);
  if (result.left_out > 0) out += count_of(result.left_out, "older one", "older ones") + " left out, ";
  fmt::format_to(to, "{}, {:.2f} s\n", count_of(result.documents, "document", "documents"),
                 static_cast<double>(time.count()) / 1000);
  if (!by_rule) return;

  std::map<std::string_view, std::size_t> counts;
  for (const Found &one : result.found) ++counts[one.diagnostic.rule];
  std::vector<std::pair<std::string_view, std::size_t>> rules(counts.begin(), counts.end());
  std::ranges::stable_sort(rules, [](const auto &a, const auto &b) { return a.second > b.second; });
  for (const auto &[rule, number] : rules) fmt::format_to(to, "{:>8}  {}\n", number, rule);
}

} // namespace galley
