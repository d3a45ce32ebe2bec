// Takes from parsed documents what others need to know of them. In: the joined needs of all checks on duty,
// and the site's glossary; then documents. Out: their Facts. Immutable once made; threads share it.
#pragma once

#include "records/entry_matcher.h"
#include "records/facts.h"

#include <optional>

namespace galley {

class FactExtractor {
public:
  FactExtractor(const Needs &needs, const Glossary &glossary);

  Facts extract(const Document &document) const;

  // For the kinds of facts: all needs, with the fields sorted, each once; and the glossary's entries, which
  // are there only where EntryFacts are needed.
  const Needs &needs() const { return needs_; }
  const EntryMatcher &entries() const { return *entries_; }

private:
  Needs needs_;
  std::optional<EntryMatcher> entries_;
};

} // namespace galley
