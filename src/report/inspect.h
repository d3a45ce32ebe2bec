// Prints what galley sees in a document, as one line of JSON. In: the document. Out: text, in this form:
//
//     {"path", "front_matter": value or null, "error"?: {"line", "column", "message"},
//      "terms": [{"line", "column", "text", "role", "is_name", "defined_by": text or null}],
//      "headings": [{"line", "level", "text", "anchor"}], "ids": [text], "id_beginnings": [text],
//      "links": [{"line", "column", "target", "kind"}]}
//
// Lines and columns are 1-based, columns count code points. `error` is the first thing wrong with the syntax.
// `ids` are all that a `#` may lead to, `id_beginnings` those whose rest isn't known: after an empty one, any
// may exist. The kinds of links are those of records/link_fact.h.
#pragma once

#include "markdown/anchor.h"
#include "parse/document.h"

#include <string>
#include <string_view>

namespace galley {

// Appends the line. The whole of `document` must have been parsed; `path` is printed as it is. `anchors` is
// the generator that makes the ids of headings.
void append_inspection(std::string &out, std::string_view path, const Document &document,
                       AnchorReading anchors);

} // namespace galley
