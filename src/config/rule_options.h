// The options of a check, as a rule file and a config may give them. In: what the check declares, and what
// was written. Out: the options a check receives.
#pragma once

#include "checks/check.h"
#include "schema/schema.h"
#include "yaml/data_file.h"

#include <optional>
#include <string>

namespace galley {

// JSON text that galley itself holds, under a name for messages. Asserts that it is valid.
DataFilePtr parse_own_json(std::string path, std::string text);

// The declared options: a mapping of name to JSON Schema.
DataFilePtr declared_options(const CheckType &type);

// Sets what `declared` gives a default.
Options default_options(const DataFilePtr &declared);

enum class OptionsOf : std::uint8_t {
  rule,    // must be complete: an option without default has to be given
  setting, // of a config or an example: any of the options, and `severity`
};

// What is wrong with `options`, a mapping of `file`; none where all is well.
std::optional<Error> check_options(const CheckType &type, OptionsOf what, const DataFile &file,
                                   Value options);

// The first thing that `schema` finds wrong with `value`, of `file`; none where all is well.
std::optional<Error> first_defect(const Schema &schema, const DataFile &file, Value value);

} // namespace galley
