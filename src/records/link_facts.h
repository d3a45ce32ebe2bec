// The links of a document, and what links may lead to in it. In: a Document with its body. Out: the links
// that stay within the site, and the ids that `#` reaches.
//
// Links to other hosts or of other schemes are left out (`https:`, `mailto:`, `//host/`), and so are links
// that only the site's generator can complete, by a template or an import alias (`{{ url }}`, `{base}/x`,
// `@site/x`).
#pragma once

#include "parse/document.h"
#include "records/facts.h"

namespace galley {

void find_links(const Document &document, FactWriter &out);

// Adds the ids of headings as GitHub makes them, ids of HTML, `{#id}`, terms of definition lists, and blocks
// `^id`. No generator makes all of these, but a link that may be right is not to be called broken.
void find_anchors(const Document &document, FactWriter &out);

} // namespace galley
