#include "corpus/intended_value.h"

#include "corpus/field_values.h"
#include "corpus/look_alike.h"

namespace galley {

std::map<std::string_view, std::string_view> find_intended_values(const std::vector<const Record *> &records,
                                                                  std::string_view field,
                                                                  const Taxonomy &taxonomy) {
  const TaxonomyField *listed = taxonomy.find(field);
  const auto state = [&](std::string_view text) {
    return listed == nullptr ? ValueState::unknown : taxonomy.find(*listed, text).state;
  };
  FieldValues values = field_values(records, field);
  if (listed != nullptr) {
    for (const TaxonomyValue &value : listed->values) values.try_emplace(value.text);
  }
  std::vector<CountedText> texts;
  for (const auto &[text, places] : values)
    texts.push_back({text, places.size() + (state(text) == ValueState::known ? 2 * records.size() + 2 : 0)});
  const auto found = find_look_alikes(texts);
  std::map<std::string_view, std::string_view> intended;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (found[i] && state(texts[i].text) == ValueState::unknown)
      intended.emplace(texts[i].text, texts[*found[i]].text);
  }
  return intended;
}

} // namespace galley
