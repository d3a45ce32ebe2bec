// Extracts the facts of parsed documents. In: the joined needs of all checks that are on, the site's
// glossary, and how its fields are read; then documents. Out: their Facts. An extractor is immutable, so
// threads may share it.
#pragma once

#include "records/entry_matcher.h"
#include "records/facts.h"
#include "records/field_reading.h"

#include <optional>
#include <vector>

namespace galley {

class FactExtractor {
public:
  // `fields` must outlive the extractor.
  FactExtractor(const Needs &needs, const Glossary &glossary,
                const FieldReadings &fields = no_field_readings());

  Facts extract(const Document &document) const;

  // The kinds of facts use these: the needs, whose fields are sorted and without repetition, how fields are
  // read, and the glossary's entries, which may be used only if EntryFacts are needed.
  const Needs &needs() const { return needs_; }
  const FieldReadings &fields() const { return fields_; }
  // Returns how a field is read; `field` counts from 0 in the needs' fields.
  const FieldReading &reading(std::size_t field) const { return *readings_[field]; }
  // Returns whether a field of the needs has values in the body.
  bool has_body_tags() const { return has_body_tags_; }
  const EntryMatcher &entries() const { return *entries_; }

private:
  Needs needs_;
  const FieldReadings &fields_;
  std::vector<const FieldReading *> readings_; // in step with the needs' fields
  bool has_body_tags_ = false;
  std::optional<EntryMatcher> entries_;
};

} // namespace galley
