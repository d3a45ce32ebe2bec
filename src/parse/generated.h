// Tells whether a document says of itself that a program wrote it. In: a parsed document. Out: yes or no.
#pragma once

#include "parse/document.h"

namespace galley {

// Looks at comments and fields of the front matter, and at comments and the first words of lines near the top
// of the body: `# NOTE: This file is auto-generated`, `auto_generated: true`, `<!-- DO NOT EDIT -->`.
bool says_generated(const Document &document);

} // namespace galley
