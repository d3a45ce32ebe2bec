// Mentions of the glossary. In: a Document with its body. Out: the entries of the site's glossary that its
// prose mentions.
#pragma once

#include "records/fact.h"

namespace galley {

struct EntryFact {
  std::uint32_t entry = 0; // index in Glossary::entries(); ascending within a document, without repetition

  static constexpr BodyNeed body = BodyNeed::all;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

template <class Archive, Of<EntryFact> T> void visit(Archive &archive, T &fact) {
  auto &[entry] = fact;
  archive(entry);
}

} // namespace galley
