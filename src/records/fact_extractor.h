// Extracts the facts of parsed documents. In: the joined needs of all checks that are on, and the site's
// glossary; then documents. Out: their Facts. An extractor is immutable, so threads may share it.
#pragma once

#include "records/entry_matcher.h"
#include "records/facts.h"

#include <optional>

namespace galley {

class FactExtractor {
public:
  FactExtractor(const Needs &needs, const Glossary &glossary);

  Facts extract(const Document &document) const;

  // The kinds of facts use these: the needs, whose fields are sorted and without repetition, and the
  // glossary's entries, which may be used only if EntryFacts are needed.
  const Needs &needs() const { return needs_; }
  const EntryMatcher &entries() const { return *entries_; }

private:
  Needs needs_;
  std::optional<EntryMatcher> entries_;
};

} // namespace galley
