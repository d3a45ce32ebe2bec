// Finds what a schema says to no effect. In: a schema as written, and its dialect. Out: warnings at their
// places in the schema's file. They are no errors, since a schema may be meant for other readers, too.
#pragma once

#include "base/error.h"
#include "schema/schema_graph.h"
#include "schema/schema_registry.h"

#include <vector>

namespace galley {

// Appends the warnings for one schema, without those in it. `formats` tells whether formats are checked.
void append_warnings(const SchemaNode &schema, const Dialect &dialect, bool formats,
                     std::vector<Error> &warnings);

} // namespace galley
