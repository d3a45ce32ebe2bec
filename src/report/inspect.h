// What galley sees in a document, as one line of JSON:
//
//     {"path", "front_matter": value or null, "error"?: {"line", "column", "message"},
//      "terms": [{"line", "column", "text", "role"}], "headings": [{"line", "level", "text", "anchor"}],
//      "links": [{"line", "column", "target", "kind"}]}
//
// Lines and columns are 1-based, columns count code points. `error` is the first thing wrong with the syntax.
#pragma once

#include "parse/document.h"

#include <string>
#include <string_view>

namespace galley {

// `document` with everything parsed; `path` as it shall be printed.
void append_inspection(std::string &out, std::string_view path, const Document &document);

} // namespace galley
