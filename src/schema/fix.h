// Fixes for what breaks a schema. In: the Defects that a Schema found, and an editor of the fields that it
// checked. Out: edits whose spans are bytes of the editor's text.
//
// Every fix was tried. With its edits made, the fields read as well as before, nothing but the one field
// reads differently, the defect is gone, and no other takes its place. Where this isn't so, there is no fix.
#pragma once

#include "base/field_editor.h"
#include "schema/schema.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

struct Fixes {
  std::vector<std::optional<Fix>> by_defect; // a fix or none for each defect
  // False where there was so much to try that some fixes may be left out.
  bool all_tried = true;
};

// The `defects` stand in the tree of `editor`. `is_word` says whether a text is made of real words, which
// nobody wrote by a slip.
Fixes fixes_of(const std::vector<Defect> &defects, const Schema &schema, const FieldEditor &editor,
               const std::function<bool(std::string_view)> &is_word);

} // namespace galley
