// Reads one file of a site's glossary, in YAML or in Markdown. In: the file. Out: its entries, in plain text,
// with where they stand; `where.path` is the path of the Source. The entries own their texts.
//
// In Markdown an entry is a list item that opens with the term in bold. All else is ignored:
//
//     - **term**: definition
//     - **术语**（Name：解释）
//     - **术语**（Name）：解释 — [where it comes from](page.md)
//
// A dash may stand in place of the colon. A link behind a dash at the end is where the definition comes from,
// and no part of it; `galley terms --format markdown` writes it.
#pragma once

#include "base/error.h"
#include "base/source.h"
#include "terms/glossary.h"
#include "yaml/data_file.h"

#include <vector>

namespace galley {

// The file must meet schemas/glossary.schema.json.
std::vector<GlossaryEntry> read_glossary_data(const DataFile &file);

// Returns an Error where the text can't be read, or no item of it is an entry.
Result<std::vector<GlossaryEntry>> read_glossary_page(const Source &source);

} // namespace galley
