// Values of front matter fields. In: a Document and the fields that checks need. Out: all scalars of these
// fields.
#pragma once

#include "base/value.h"
#include "records/fact.h"

namespace galley {

// A scalar of a front matter field, or an item of the field's list.
struct FieldFact {
  std::string_view field; // is as the check names it: a key, or `nav.parent`
  std::string_view value; // the scalar's text
  FactPlace where;
  ValueStyle style = ValueStyle::plain; // how the front matter writes it
  std::uint32_t at = 0;                 // for Facts::read()

  static constexpr BodyNeed body = BodyNeed::none;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

constexpr ValueStyle last_of(ValueStyle) {
  return ValueStyle::flow;
}

template <class Archive, Of<FieldFact> T> void visit(Archive &archive, T &fact) {
  auto &[field, value, where, style, at] = fact; // the field is written once for its group (records/facts.h)
  archive(value, where, style);
}

} // namespace galley
