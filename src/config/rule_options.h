// The options of a check in a rule file or a config. In: the check's declaration, and the options that a user
// wrote. Out: the first error in them, or the defaults, which the caller owns.
#pragma once

#include "checks/check.h"
#include "yaml/data_file.h"

#include <optional>

namespace galley {

// Returns the options for which the check declares a default.
Options default_options(const CheckType &type);

enum class OptionsOf : std::uint8_t {
  rule,    // a rule's options, where each option without a default is required
  setting, // options of a config or an example, which are all optional, and `severity`
};

// Returns the first error in `options`, a mapping of `file`, or nothing where they are valid.
std::optional<Error> find_bad_option(const CheckType &type, OptionsOf what, const DataFile &file,
                                     Value options);

} // namespace galley
