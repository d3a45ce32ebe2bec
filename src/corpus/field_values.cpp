#include "corpus/field_values.h"

#include "base/unicode.h"

namespace galley {

namespace {

void add_values(const Record &record, std::string_view field, FieldValues &out) {
  record.facts.for_each_field(field, [&](const FieldFact &fact) {
    const std::string_view text = trim(fact.value);
    if (text.empty()) return;
    Places &places = out[text];
    if (places.empty() || places.back().record != &record) places.push_back({&record, fact.at});
  });
}

} // namespace

FieldValues field_values(const std::vector<const Record *> &records, std::string_view field) {
  FieldValues values;
  for (const Record *record : records) add_values(*record, field, values);
  return values;
}

std::vector<FieldValues> field_values(const std::vector<const Record *> &records,
                                      const std::vector<std::string> &fields) {
  std::vector<FieldValues> values(fields.size());
  for (const Record *record : records) {
    for (std::size_t i = 0; i < fields.size(); ++i) add_values(*record, fields[i], values[i]);
  }
  return values;
}

} // namespace galley
