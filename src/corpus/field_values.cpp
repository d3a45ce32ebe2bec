#include "corpus/field_values.h"

#include "text/unicode.h"

#include <iterator>

namespace galley {

FieldValues field_values(const std::vector<const Record *> &records, std::string_view field) {
  std::map<std::string_view, FieldValues> values = field_values(records, HashSet<std::string_view>{field});
  return values.empty() ? FieldValues() : std::move(values.begin()->second);
}

std::map<std::string_view, FieldValues> field_values(const std::vector<const Record *> &records,
                                                     const HashSet<std::string_view> &fields) {
  std::map<std::string_view, HashMap<std::string_view, Places>> found;
  for (const Record *record : records) {
    record->facts.for_each_field_in(fields, [&](std::string_view field, const FieldFact &fact) {
      const std::string_view text = trim(fact.value);
      if (text.empty()) return;
      Places &places = found[field][text];
      if (places.empty() || places.back().record != record) places.push_back({record, fact.at});
    });
  }
  std::map<std::string_view, FieldValues> values;
  for (auto &[field, texts] : found) {
    values.emplace(field,
                   FieldValues(std::make_move_iterator(texts.begin()), std::make_move_iterator(texts.end())));
  }
  return values;
}

} // namespace galley
