// A rule's options as a check receives them: validated, complete with defaults, and each with the file that
// set it, so that a bad one is reported where it was written.
#pragma once

#include "base/error.h"
#include "base/value.h"
#include "text/glob.h"
#include "text/regex.h"
#include "yaml/data_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct Option {
  std::string name;
  Value value;
  DataFilePtr file; // holds `value`
};

class Options {
public:
  // Sets or replaces.
  void set(Option option);
  // Null where the check declares no such option.
  const Option *find(std::string_view name) const;
  const std::vector<Option> &all() const { return options_; }

  // Of options that the schema makes sure are there, with the type the schema asks for.
  Value value(std::string_view name) const { return find(name)->value; }
  std::int64_t integer(std::string_view name) const { return value(name).as_integer(); }
  std::string_view text(std::string_view name) const { return value(name).text(); }
  std::vector<std::string> texts(std::string_view name) const; // a list of strings

private:
  std::vector<Option> options_;
};

// The regular expressions that an option lists. The error stands at the first that is none.
Result<std::vector<Regex>> compile_patterns(const Option &option);

// The patterns of paths that an option lists, likewise.
Result<GlobSet> compile_globs(const Option &option);

// An error at the place of an option's value, or of a node within it.
Error option_error(const Option &option, Value at, std::string message);

} // namespace galley
