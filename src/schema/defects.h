// From failures to defects: one for each thing that a writer has to mend, in words, at its place.
#pragma once

#include "schema/failure.h"
#include "schema/schema.h"

#include <vector>

namespace galley {

// Of anyOf and oneOf, only what failed in the branch that was probably meant: by the type of the instance, by
// the values that tell branches apart, then by the fewest failures. Where every branch asks for another type
// or value, one failure that expects any of them. Nested ones are narrowed first.
std::vector<Failure> narrow_branches(std::vector<Failure> failures);

// In order of place.
std::vector<Defect> defects_of(std::vector<Failure> failures, const SchemaGraph &graph);

} // namespace galley
