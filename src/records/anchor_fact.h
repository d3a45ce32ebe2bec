// Anchors. In: a Document with its body. Out: the ids that `#` reaches in it: of headings as GitHub makes
// them, of HTML, `{#id}`, terms of definition lists, blocks `^id`. That is more than any one generator makes,
// since a link that may be right must not be called broken.
#pragma once

#include "records/fact.h"

namespace galley {

// What a link may lead to within a document: `#id`. The id of a block of Obsidian's is `^name`.
struct AnchorFact {
  std::string_view id;
  bool open = false; // the id only begins so; how it goes on is known to the site's generator alone

  static constexpr BodyNeed body = BodyNeed::all;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

template <class Archive, Of<AnchorFact> T> void visit(Archive &archive, T &fact) {
  auto &[id, open] = fact;
  archive(open, id);
}

} // namespace galley
