#include "records/field_fact.h"

#include "base/field_path.h"
#include "records/fact_extractor.h"

#include <algorithm>
#include <string>
#include <vector>

namespace galley {

namespace {

bool is_container(Value value) {
  return value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
}

void add_field(const Source &source, std::string_view field, Value value, FactWriter &out) {
  if (value.is(ValueKind::sequence)) {
    for (const Value item : value) {
      if (!is_container(item)) add_field(source, field, item, out);
    }
  } else if (!value.is(ValueKind::mapping) && !value.is(ValueKind::null)) {
    out.add(FieldFact{field, value.text(), place_of(source, value.span()), value.style()});
  }
}

// Returns those of the fields, which are sorted, that the keys of a mapping may lead to, in the same order. A
// document has few keys, and checks may ask for many fields.
std::vector<const std::string *> fields_of(Value mapping, const std::vector<std::string> &fields) {
  std::vector<const std::string *> found;
  for (const Value member : mapping) {
    const std::string_view key = member.key();
    for (auto field = std::ranges::lower_bound(fields, key); field != fields.end() && field->starts_with(key);
         ++field) {
      if (field->size() == key.size() || (*field)[key.size()] == '.') found.push_back(&*field);
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

} // namespace

void FieldFact::extract(const Document &document, const FactExtractor &extractor, FactWriter &out) {
  const Value fields = document.fields();
  if (!fields || !fields.is(ValueKind::mapping)) return;
  MemberFinder members;
  for (const std::string *name : fields_of(fields, extractor.needs().fields)) {
    const auto add = [&](Value scalar) { add_field(*document.source, *name, scalar, out); };
    for_each_field(fields, *name, add, members);
  }
}

} // namespace galley
