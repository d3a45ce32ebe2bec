// Fixes for what breaks a schema. In: YAML front matter, its Schema, and the Defects that it found. Out:
// edits whose spans are bytes of the Source.
//
// Every fix was tried: with its edits made, the YAML reads as well as before, nothing but the place that was
// meant reads differently, the defect is gone and no other takes its place. Where this isn't so, there is no
// fix.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "schema/schema.h"

#include <optional>
#include <vector>

namespace galley {

// For each of `defects`, a fix or none. `content` is the YAML within `source`, `root` what it holds: an empty
// mapping of any other tree where it holds nothing.
std::vector<std::optional<Fix>> fixes_of(const std::vector<Defect> &defects, const Schema &schema,
                                         const Source &source, Span content, Value root);

} // namespace galley
