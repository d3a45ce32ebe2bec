#include "corpus/field_values.h"

#include "base/hash.h"
#include "text/unicode.h"

#include <iterator>

namespace galley {

FieldValues field_values(const std::vector<const Record *> &records, std::string_view field) {
  return std::move(field_values(records, std::vector<std::string>{std::string(field)}).front());
}

std::vector<FieldValues> field_values(const std::vector<const Record *> &records,
                                      const std::vector<std::string> &fields) {
  using Found = HashMap<std::string_view, Places>;
  std::vector<Found> found(fields.size());
  HashMap<std::string_view, std::vector<Found *>> by_field;
  for (std::size_t i = 0; i < fields.size(); ++i) by_field[fields[i]].push_back(&found[i]);
  for (const Record *record : records) {
    record->facts.for_each_field_in(by_field, [&](const std::vector<Found *> &same, const FieldFact &fact) {
      const std::string_view text = trim(fact.value);
      if (text.empty()) return;
      for (Found *values : same) {
        Places &places = (*values)[text];
        if (places.empty() || places.back().record != record) places.push_back({record, fact.at});
      }
    });
  }
  std::vector<FieldValues> values;
  values.reserve(found.size());
  for (Found &one : found)
    values.emplace_back(std::make_move_iterator(one.begin()), std::make_move_iterator(one.end()));
  return values;
}

} // namespace galley
