// Anchors. In: a Document with its body. Out: the ids that a `#` may lead to: those of headings as GitHub
// makes them, of HTML, `{#id}`, terms of definition lists, and blocks `^id`. No generator makes all of these,
// but a link that may be right must not be called broken.
#pragma once

#include "records/fact.h"

namespace galley {

// An id that a link with `#id` may lead to. The id of a block in Obsidian is `^name`.
struct AnchorFact {
  std::string_view id;
  bool open = false; // `id` is only the beginning of an id whose rest the site's generator makes

  static constexpr BodyNeed body = BodyNeed::all;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

template <class Archive, Of<AnchorFact> T> void visit(Archive &archive, T &fact) {
  auto &[id, open] = fact;
  archive(open, id);
}

} // namespace galley
