#include "corpus/taxonomy.h"

#include <set>
#include <utility>

namespace galley {

std::string_view state_name(ValueState state) {
  switch (state) {
  case ValueState::known:
    return "known";
  case ValueState::alias:
    return "alias";
  case ValueState::deprecated:
    return "deprecated";
  case ValueState::unknown:
    break;
  }
  return "unknown";
}

Taxonomy::Taxonomy(std::vector<TaxonomyField> fields) : fields_(std::move(fields)) {
  for (const TaxonomyField &field : fields_) {
    by_name_.emplace(field.name, &field);
    std::map<std::string_view, KnownValue> &values = values_[&field];
    for (const TaxonomyValue &value : field.values) {
      values.emplace(value.text, KnownValue{ValueState::known, &value});
      for (const std::string &alias : value.aliases)
        values.emplace(alias, KnownValue{ValueState::alias, &value});
    }
    for (const DeprecatedValue &old : field.deprecated) {
      const auto now = values.find(old.replacement);
      const TaxonomyValue *value = now == values.end() ? nullptr : now->second.value;
      values.emplace(old.text, KnownValue{ValueState::deprecated, value});
    }
  }
}

std::vector<std::string> Taxonomy::watched() const {
  std::vector<std::string> names;
  std::set<std::string_view> seen;
  const auto add = [&](const std::string &name) {
    if (seen.insert(name).second) names.push_back(name);
  };
  for (const TaxonomyField &field : fields_) {
    add(field.name);
    for (const TaxonomyValue &value : field.values) {
      for (const TaxonomyCondition &condition : value.with) add(condition.field);
    }
  }
  return names;
}

const TaxonomyField *Taxonomy::find(std::string_view field) const {
  const auto found = by_name_.find(field);
  return found == by_name_.end() ? nullptr : found->second;
}

KnownValue Taxonomy::find(const TaxonomyField &field, std::string_view value) const {
  const auto &values = values_.at(&field);
  const auto found = values.find(value);
  return found == values.end() ? KnownValue() : found->second;
}

const Taxonomy &no_taxonomy() {
  static const Taxonomy none;
  return none;
}

} // namespace galley
