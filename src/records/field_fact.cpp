#include "records/field_fact.h"

#include "base/field_path.h"
#include "records/fact_extractor.h"

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

} // namespace

void FieldFact::extract(const Document &document, const FactExtractor &extractor, FactWriter &out) {
  const Value fields = document.fields();
  if (!fields || !fields.is(ValueKind::mapping)) return;
  MemberFinder members;
  for (const std::string &name : extractor.needs().fields) {
    const auto add = [&](Value scalar) { add_field(*document.source, name, scalar, out); };
    for_each_field(fields, name, add, members);
  }
}

} // namespace galley
