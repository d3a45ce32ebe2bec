#include "corpus/term_convention.h"

#include "terms/shape.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::size_t min_explaining_cjk = 6;
constexpr std::size_t min_explaining_words = 5;

} // namespace

bool is_full_definition(const TermFact &fact) {
  if (!fact.name.empty()) return true;
  const Shape shape = shape_of(fact.explanation);
  return shape.is_cjk() ? shape.cjk + shape.hangul >= min_explaining_cjk
                        : count_words(fact.explanation) >= min_explaining_words;
}

TermConvention::TermConvention(const TermIndex &terms, std::size_t documents) : defined_(documents, 0) {
  std::vector<bool> bold(documents, false);
  for (const TermGroup &group : terms.groups()) {
    for_each_document(group, [&](std::size_t document, const TermUse *begin, const TermUse *end) {
      bold[document] = true;
      const bool defined = group.entry != nullptr || std::any_of(begin, end, [](const TermUse &use) {
                             return use.defines() && is_full_definition(use.fact());
                           });
      if (defined) ++defined_[document];
    });
  }
  for (const std::int64_t count : defined_) {
    terms_ += count;
    defining_ += count > 0 ? 1 : 0;
  }
  documents_ = std::ranges::count(bold, true);
}

bool TermConvention::holds(std::size_t document, std::size_t undefined,
                           const ConventionLimits &limits) const {
  const std::int64_t defined = defined_[document];
  const auto count = static_cast<std::int64_t>(undefined);
  const auto is_shared = [&](std::int64_t share) { return defining_ * 100 >= documents_ * share; };
  if (defined >= limits.min_definitions && count <= limits.max_undefined * defined &&
      is_shared(limits.min_custom_share))
    return true;
  const bool site = terms_ >= limits.min_site_definitions && is_shared(limits.min_site_share);
  return site && count <= limits.max_site_undefined;
}

} // namespace galley
