// Mentions of the glossary. In: a Document with its body. Out: the words of the site's glossary that its
// prose has.
#pragma once

#include "records/fact.h"

namespace galley {

struct EntryFact {
  std::uint32_t word = 0; // its number in EntryMatcher; ascending, without repetition

  static constexpr BodyNeed body = BodyNeed::all;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

template <class Archive, Of<EntryFact> T> void visit(Archive &archive, T &fact) {
  auto &[word] = fact;
  archive(word);
}

} // namespace galley
