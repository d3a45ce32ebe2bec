#include "corpus/term_convention.h"

#include <algorithm>

namespace galley {

namespace {

std::int64_t count_definitions(const Facts &facts) {
  return std::count_if(facts.terms.begin(), facts.terms.end(),
                       [](const TermFact &term) { return term.role == TermRole::definition; });
}

bool has_terms(const Facts &facts) {
  return std::any_of(facts.terms.begin(), facts.terms.end(), [](const TermFact &term) {
    return term.role == TermRole::definition || term.role == TermRole::translation ||
           term.role == TermRole::mention;
  });
}

} // namespace

TermConvention::TermConvention(const Index &index, const ConventionLimits &limits) : limits_(limits) {
  std::int64_t definitions = 0;
  std::int64_t defining = 0;
  std::int64_t bold = 0;
  for (const Record *record : index.records()) {
    if (!has_terms(record->facts)) continue;
    const std::int64_t count = count_definitions(record->facts);
    definitions += count;
    defining += count > 0 ? 1 : 0;
    bold += 1;
  }
  site_ = definitions >= limits_.min_site_definitions && defining * 100 >= bold * limits_.min_site_share;
}

bool TermConvention::holds(const Facts &facts, std::size_t undefined) const {
  const std::int64_t definitions = count_definitions(facts);
  if (definitions < limits_.min_definitions && !site_) return false;
  return static_cast<std::int64_t>(undefined) <=
         limits_.max_undefined * std::max<std::int64_t>(definitions, 1);
}

} // namespace galley
