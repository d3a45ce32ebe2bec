// Prints what galley sees in a document, as one line of JSON. In: the document. Out: text, in this form:
//
//     {"path", "front_matter": value or null, "error"?: {"line", "column", "message"},
//      "terms": [{"line", "column", "text", "role", "is_name", "defined_by": text or null}],
//      "headings": [{"line", "level", "text", "anchor"}], "links": [{"line", "column", "target", "kind"}]}
//
// Lines and columns are 1-based, columns count code points. `error` is the first thing wrong with the syntax.
#pragma once

#include "parse/document.h"

#include <string>
#include <string_view>

namespace galley {

// Appends the line. The whole of `document` must have been parsed; `path` is printed as it is.
void append_inspection(std::string &out, std::string_view path, const Document &document);

} // namespace galley
