#include "report/customs.h"

#include "text/phrase.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t min_documents = 10; // of fewer, no share says much

// What a rule reports in a site.
struct Fired {
  std::size_t diagnostics = 0, fixes = 0, documents = 0;
  std::string_view last_path; // of the document that was counted last
};

// A link that leads nowhere is broken, however many there are.
bool may_be_custom(const CheckedSite &site, std::string_view id) {
  const auto is_it = [&](const RuleOn &on) { return on.rule->id == id; };
  const auto on = std::ranges::find_if(site.rules, is_it);
  if (on == site.rules.end() || on->rule->check == "link-target") return false;
  const std::string &category = on->rule->category;
  return category == "front-matter" || category == "site" || category == "terms";
}

} // namespace

void append_customs(std::string &out, const RunResult &result) {
  std::map<std::pair<std::size_t, std::string_view>, Fired> fired; // by site and rule
  for (const Found &one : result.found) {                          // sorted by path
    Fired &rule = fired[{one.site, one.diagnostic.rule}];
    ++rule.diagnostics;
    rule.fixes += one.diagnostic.fix ? 1 : 0;
    if (rule.last_path == one.diagnostic.where.path) continue;
    rule.last_path = one.diagnostic.where.path;
    ++rule.documents;
  }
  for (const auto &[key, rule] : fired) {
    const auto &[number, id] = key;
    const CheckedSite &site = result.sites[number];
    if (site.checked < min_documents || 2 * rule.documents <= site.checked) continue;
    if (2 * rule.fixes > rule.diagnostics || !may_be_custom(site, id)) continue;
    fmt::format_to(
        std::back_inserter(out),
        "galley: {} % of the documents have {} ({} of {}), which looks like a custom{}; `rules: {{ {}: "
        "off }}` in galley.yaml accepts it\n",
        100 * rule.documents / site.checked, id, rule.documents, site.checked,
        result.sites.size() > 1 && !site.folder.path.empty() ? " of " + in_quotes(site.folder.path) : "", id);
  }
}

} // namespace galley
