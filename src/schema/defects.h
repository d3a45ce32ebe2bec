// Turns failures into defects: one for each thing that a writer has to mend, in words, at its place. In: what
// failed, and the schemas that asked for it. Out: the defects, in order of place.
#pragma once

#include "schema/failure.h"
#include "schema/schema.h"

#include <vector>

namespace galley {

std::vector<Defect> defects_of(Value instance, std::vector<Failure> failures, const SchemaGraph &graph);

} // namespace galley
