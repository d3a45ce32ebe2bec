// The JSON Schemas that are part of galley, for files that users write. In: a schema's path within galley,
// and the value that a user wrote. Out: the first error in it. The caller owns a compiled schema.
#pragma once

#include "base/error.h"
#include "schema/schema.h"
#include "yaml/data_file.h"

#include <optional>
#include <string_view>

namespace galley {

// Compiles the schema at a path such as "schemas/rule.schema.json", and asserts that it exists. Compiling is
// slow, so callers keep the schema.
Schema compile_built_in_schema(std::string_view path);

// Returns the first error that `schema` finds in `value`, a node of `file`, or nothing where it is valid.
std::optional<Error> first_defect(const Schema &schema, const DataFile &file, Value value);

} // namespace galley
