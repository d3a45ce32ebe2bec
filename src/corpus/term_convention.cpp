#include "corpus/term_convention.h"

#include <algorithm>

namespace galley {

TermConvention::TermConvention(const Index &index, const ConventionLimits &limits)
    : limits_(limits), defined_(index.records().size(), 0) {
  std::vector<bool> bold(defined_.size(), false);
  for (const TermGroup &group : index.terms().groups()) {
    for_each_document(group, [&](std::size_t document, const TermUse *begin, const TermUse *end) {
      bold[document] = true;
      const bool defined =
          group.entry != nullptr || std::any_of(begin, end, [](const TermUse &use) { return use.defines(); });
      if (defined) ++defined_[document];
    });
  }
  std::int64_t terms = 0;
  for (const std::int64_t count : defined_) terms += count;
  const auto defining = std::count_if(defined_.begin(), defined_.end(), [](auto count) { return count > 0; });
  const auto documents = std::count(bold.begin(), bold.end(), true);
  site_ = terms >= limits_.min_site_definitions && defining * 100 >= documents * limits_.min_site_share;
}

bool TermConvention::holds(std::size_t document, std::size_t undefined) const {
  const std::int64_t defined = defined_[document];
  if (defined < limits_.min_definitions && !site_) return false;
  return static_cast<std::int64_t>(undefined) <= limits_.max_undefined * std::max<std::int64_t>(defined, 1);
}

} // namespace galley
