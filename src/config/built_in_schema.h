// The JSON Schemas that are part of galley, for files that users write. In: a schema's path within galley,
// and what was written. Out: the first thing that is wrong with it.
#pragma once

#include "base/error.h"
#include "schema/schema.h"
#include "yaml/data_file.h"

#include <optional>
#include <string_view>

namespace galley {

// Compiles the schema, such as "schemas/rule.schema.json". Asserts that there is one. Compiling is slow, so
// callers keep the schema.
Schema compile_built_in_schema(std::string_view path);

// The first thing that `schema` finds wrong with `value`, a node of `file`; none where all is well.
std::optional<Error> first_defect(const Schema &schema, const DataFile &file, Value value);

} // namespace galley
