#include "corpus/field_values.h"

#include "base/unicode.h"

namespace galley {

FieldValues field_values(const std::vector<const Record *> &records, std::string_view field) {
  FieldValues values;
  for (const Record *record : records) {
    record->facts.for_each_field(field, [&](const FieldFact &fact) {
      const std::string_view text = trim(fact.value);
      if (text.empty()) return;
      Places &places = values[text];
      if (places.empty() || places.back().record != record) places.push_back({record, fact.at});
    });
  }
  return values;
}

} // namespace galley
