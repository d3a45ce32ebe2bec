// The options of a check, as a rule file and a config may give them. In: what the check declares, and what
// was written. Out: what is wrong with that, and the defaults.
#pragma once

#include "checks/check.h"
#include "yaml/data_file.h"

#include <optional>

namespace galley {

// The options that a check gives a default.
Options default_options(const CheckType &type);

enum class OptionsOf : std::uint8_t {
  rule,    // must be complete: an option without default has to be given
  setting, // of a config or an example: any of the options, and `severity`
};

// What is wrong with `options`, a mapping of `file`; none where all is well.
std::optional<Error> check_options(const CheckType &type, OptionsOf what, const DataFile &file,
                                   Value options);

} // namespace galley
