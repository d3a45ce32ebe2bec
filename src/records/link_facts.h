// What a document's links need, and what they may lead to in it. In: a Document with its body. Out: the links
// that stay within the site, and the ids that `#` reaches.
//
// Left out of links: those to other hosts or of other schemes (`https:`, `mailto:`, `//host/`), and those
// that only the site's generator can complete, by a template or an import alias (`{{ url }}`, `{base}/x`,
// `@site/x`).
#pragma once

#include "parse/document.h"
#include "records/facts.h"

namespace galley {

void find_links(const Document &document, FactWriter &out);

// Ids of headings as GitHub makes them, ids of HTML, `{#id}`, terms of definition lists, blocks `^id`. More
// than any one generator makes: a link that may be right is not to be called broken.
void find_anchors(const Document &document, FactWriter &out);

} // namespace galley
