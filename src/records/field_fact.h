// Values of front matter fields. In: a Document and the fields that checks ask for. Out: each scalar of each
// of them.
#pragma once

#include "base/value.h"
#include "records/fact.h"

namespace galley {

// A scalar of a front matter field; of a list, one of its items.
struct FieldFact {
  std::string_view field; // as the check names it: a key, or `nav.parent`
  std::string_view value; // the scalar's text
  FactPlace where;
  ValueStyle style = ValueStyle::plain; // how it is written there
  std::uint32_t at = 0;                 // for Facts::read()

  static constexpr BodyNeed body = BodyNeed::none;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

constexpr ValueStyle last_of(ValueStyle) {
  return ValueStyle::flow;
}

template <class Archive, Of<FieldFact> T> void visit(Archive &archive, T &fact) {
  auto &[field, value, where, style, at] = fact; // the field stands before its group (records/facts.h)
  archive(value, where, style);
}

} // namespace galley
