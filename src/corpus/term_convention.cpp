#include "corpus/term_convention.h"

#include "terms/wording.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::size_t min_explaining_cjk = 6;
constexpr std::size_t min_explaining_words = 5;

// Whether a definition is meant to be one: it gives a name besides, or is more than a remark
// (`**换行符**（每行一句话）`).
bool is_full(const TermUse &use) {
  if (!use.defines()) return false;
  const TermFact fact = use.fact();
  if (!fact.name.empty()) return true;
  const Shape shape = shape_of(fact.explanation);
  return shape.is_cjk() ? shape.cjk + shape.hangul >= min_explaining_cjk
                        : count_words(fact.explanation) >= min_explaining_words;
}

} // namespace

TermConvention::TermConvention(const Index &index, const ConventionLimits &limits)
    : limits_(limits), defined_(index.records().size(), 0) {
  std::vector<bool> bold(defined_.size(), false);
  for (const TermGroup &group : index.terms().groups()) {
    for_each_document(group, [&](std::size_t document, const TermUse *begin, const TermUse *end) {
      bold[document] = true;
      const bool defined = group.entry != nullptr || std::any_of(begin, end, is_full);
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
  const auto count = static_cast<std::int64_t>(undefined);
  if (defined >= limits_.min_definitions && count <= limits_.max_undefined * defined) return true;
  return site_ && count <= limits_.max_site_undefined;
}

} // namespace galley
