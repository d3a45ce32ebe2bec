// This check reports comments that suppress nothing: the defect is gone, or the name of the rule or of the
// comment is wrong.
#include "checks/check.h"
#include "text/phrase.h"
#include "text/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace galley {

namespace {

// A document that suppresses this rule wants no reports about its other suppressions, nor about this one.
constexpr std::string_view own_name = "unused-suppression";

std::string_view place_name(SuppressionReach reach) {
  switch (reach) {
  case SuppressionReach::line:
    return "in this line";
  case SuppressionReach::next_line:
    return "in the next line";
  case SuppressionReach::range:
    return "in this range";
  default:
    return "in this document";
  }
}

std::string suggest(std::string_view word, const std::vector<std::string_view> &candidates) {
  return did_you_mean(nearest_name(word, candidates), "");
}

std::string describe_unused(const Suppression &suppression) {
  const std::string_view place = place_name(suppression.reach);
  if (suppression.rule.empty()) return fmt::format("nothing to suppress: no rule finds anything {}", place);
  return fmt::format("nothing to suppress: {} finds nothing {}", suppression.rule, place);
}

class UnusedSuppression final : public Check {
public:
  void check_suppressions(const std::vector<Suppression> &suppressions,
                          const std::vector<std::string_view> &rules, Sink &sink) const override {
    const std::vector<std::string_view> words(suppression_words.begin(), suppression_words.end());
    const std::set<std::string_view> known(rules.begin(), rules.end());
    const auto is_unused = [&](const Suppression &suppression) {
      return !suppression.used && suppression.rule != own_name &&
             (suppression.rule.empty() || known.count(suppression.rule) > 0);
    };
    std::map<std::uint32_t, bool> all_unused; // by the comment's offset
    for (const Suppression &suppression : suppressions) {
      bool &all = all_unused.try_emplace(suppression.comment, true).first->second;
      all = all && is_unused(suppression);
    }
    std::map<std::string_view, std::string> meant; // by an id that no rule has, the suggested id
    for (const Suppression &suppression : suppressions) {
      const std::string &name = suppression.rule;
      if (suppression.reach == SuppressionReach::nothing) {
        sink.report({suppression.where,
                     {{"problem", fmt::format("there is no comment {}{}", name, suggest(name, words))}}});
      } else if (is_unused(suppression)) {
        const bool all = all_unused[suppression.comment];
        sink.report({suppression.where,
                     {{"problem", describe_unused(suppression)}},
                     {},
                     Fix{all ? "Remove the comment" : fmt::format("Remove {} from the comment", name),
                         Applicability::safe,
                         {all ? suppression.comment_removal : suppression.removal}}});
      } else if (!name.empty() && known.count(name) == 0) {
        const auto [suggestion, is_new] = meant.try_emplace(name);
        if (is_new) suggestion->second = suggest(name, rules);
        sink.report({suppression.where,
                     {{"problem", fmt::format("there is no rule {}{}", name, suggestion->second)}}});
      }
    }
  }
};

} // namespace

CheckType unused_suppression_check() {
  return declare_check<UnusedSuppression>("unused-suppression", {"problem"});
}

} // namespace galley
