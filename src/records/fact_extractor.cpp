#include "records/fact_extractor.h"

namespace galley {

namespace {

template <class... Kinds>
void extract_all(FactList<Kinds...>, const Document &document, const FactExtractor &extractor,
                 FactWriter &out) {
  ((asks_for<Kinds>(extractor.needs()) ? Kinds::extract(document, extractor, out) : void()), ...);
}

} // namespace

FactExtractor::FactExtractor(const Needs &needs, const Glossary &glossary, const FieldReadings &fields)
    : fields_(fields) {
  needs_ |= needs;
  for (const std::string &field : needs_.fields) {
    readings_.push_back(&fields.of(field));
    has_body_tags_ = has_body_tags_ || readings_.back()->body_tags;
  }
  if (asks_for<EntryFact>(needs_)) entries_.emplace(glossary);
}

Facts FactExtractor::extract(const Document &document) const {
  FactWriter out;
  extract_all(FactKinds(), document, *this, out);
  return out.finish();
}

} // namespace galley
