// The options of a rule as they were written. They are validated and complete with defaults, and each one
// knows the file that set it, so that an error can point to that file. In: the layers of a config. Out: an
// OptionTable (checks/option_table.h) reads them into the typed struct of a check.
#pragma once

#include "base/error.h"
#include "base/value.h"
#include "yaml/data_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct Option {
  std::string name;
  Value value;
  DataFilePtr file; // owns `value`
};

class Options {
public:
  // Adds the option, or replaces the one with the same name.
  void set(Option option);
  // Returns null where there is no option of this name.
  const Option *find(std::string_view name) const;
  const std::vector<Option> &all() const { return options_; }

private:
  std::vector<Option> options_;
};

// Returns an error that points at `value`, which is the option's value or a node within it.
Error option_error(const Option &option, Value value, std::string message);

} // namespace galley
