// Anchors. In: a Document with its body. Out: what a `#` may lead to: headings, of whose texts generators
// make ids; ids that the document gives; terms of definition lists; and blocks `^id`. No generator makes all
// of these, but a link that may be right must not be called broken.
#pragma once

#include "markdown/anchor.h"
#include "records/fact.h"

namespace galley {

enum class AnchorKind : std::uint8_t {
  id,        // an id as it is
  beginning, // only the beginning of an id, whose rest the site's generator makes
  heading,   // a heading, or a term of a definition list
};

constexpr AnchorKind last_of(AnchorKind) {
  return AnchorKind::heading;
}

// Something that a link with `#id` may lead to. The id of a block in Obsidian is `^name`.
struct AnchorFact {
  AnchorKind kind = AnchorKind::id;
  std::string_view id; // of a heading as GitHub makes it
  // The texts of a heading. The latter two are empty where they are as the first.
  std::string_view text, described, source;

  HeadingTexts texts() const {
    return {text, described.empty() ? text : described, source.empty() ? text : source};
  }

  static constexpr BodyNeed body = BodyNeed::all;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

// Adds the anchors of a document to `out`, as AnchorFact::extract() does.
void add_anchors(const Document &document, FactWriter &out);

template <class Archive, Of<AnchorFact> T> void visit(Archive &archive, T &fact) {
  auto &[kind, id, text, described, source] = fact;
  archive(kind, id, text, described, source);
}

} // namespace galley
