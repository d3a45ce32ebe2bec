// Gives the editor for the language that fields are written in. Only here is it decided which languages
// galley can edit.
#pragma once

#include "base/field_editor.h"
#include "parse/document.h"
#include "yaml/data_file.h"

#include <memory>

namespace galley {

// The editor of a document's front matter. `root` is what the front matter holds, or an empty mapping where
// it holds nothing. Null where the document has no front matter, or has it in a language that galley can't
// edit. The document and its Source must outlive the editor.
std::unique_ptr<FieldEditor> make_field_editor(const Document &document, Value root);

// The editor of a data file, which must outlive it and must not be empty.
std::unique_ptr<FieldEditor> make_field_editor(const DataFile &file);

} // namespace galley
