// Values of front matter fields. In: a Document, the fields that checks need, and how these are read
// (records/field_reading.h). Out: all values of these fields.
#pragma once

#include "base/value.h"
#include "records/fact.h"

namespace galley {

// How a value is written.
enum class FieldForm : std::uint8_t {
  value,    // as a scalar of its own
  part,     // as a part of a scalar: `a` in `tags: a, b` or in `tags: "#a"`
  body_tag, // as `#a` in the body
};

constexpr FieldForm last_of(FieldForm) {
  return FieldForm::body_tag;
}

// A scalar of a front matter field, an item of the field's list, or what the field's FieldReading makes of
// these and of the body.
struct FieldFact {
  std::string_view field; // is as the check names it: a key, or `nav.parent`
  std::string_view value; // the scalar's text, or that of its part
  FactPlace where;
  ValueStyle style = ValueStyle::plain; // how the front matter writes the scalar
  FieldForm form = FieldForm::value;
  std::uint32_t at = 0; // for Facts::read()

  static constexpr BodyNeed body = BodyNeed::none;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

constexpr ValueStyle last_of(ValueStyle) {
  return ValueStyle::flow;
}

template <class Archive, Of<FieldFact> T> void visit(Archive &archive, T &fact) {
  auto &[field, value, where, style, form, at] =
      fact; // the field is written once for its group (records/facts.h)
  archive(value, where, style, form);
}

} // namespace galley
