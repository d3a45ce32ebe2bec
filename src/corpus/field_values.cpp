#include "corpus/field_values.h"

#include "base/unicode.h"

namespace galley {

FieldValues field_values(const std::vector<const Record *> &records, std::string_view field) {
  FieldValues values;
  for (const Record *record : records) {
    for_each_fact(record->facts, field, [&](const FieldFact &fact) {
      const std::string_view text = trim(fact.value);
      if (text.empty()) return;
      Places &places = values[text];
      if (places.empty() || places.back()->where.path != fact.where.path) places.push_back(&fact);
    });
  }
  return values;
}

} // namespace galley
