#include "corpus/site_names.h"

#include "terms/entity.h"

#include <set>

namespace galley {

SiteNames::SiteNames(const std::vector<const Record *> &records, const std::vector<std::string> &fields) {
  const std::set<std::string, std::less<>> wanted(fields.begin(), fields.end());
  HashSet<std::string> values; // those that were read
  std::set<std::string> listed, found;
  for (const Record *record : records) {
    record->facts.for_each_field_in(wanted, [&](const std::string &, const FieldFact &fact) {
      if (values.emplace(fact.value).second) listed.merge(entity_names(fact.value));
    });
    record->facts.for_each<TermFact>([&](const TermFact &fact) {
      if (!fact.is_name || !keys_.emplace(fact.key).second) return;
      add_short_forms(fact.text, found);
      if (fact.name_key.empty()) return;
      keys_.emplace(fact.name_key);
      add_short_forms(fact.name, found);
    });
  }
  listed.erase("");
  found.erase("");
  listed_.insert(listed.begin(), listed.end());
  keys_.insert(found.begin(), found.end());
}

bool SiteNames::has(const TermFact &fact) const {
  return fact.is_name || has(fact.key) || (!fact.name_key.empty() && has(fact.name_key));
}

} // namespace galley
