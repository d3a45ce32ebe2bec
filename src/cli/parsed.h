// What the command line's words mean together. In: what the parser filled. Out: a command's options, or an
// Error where they contradict each other.
#pragma once

#include "base/error.h"
#include "cli/options.h"

#include <optional>
#include <string>

namespace galley {

// What the parser fills, for all commands.
struct Parsed {
  CheckOptions check; // also of fix
  FixOptions fix;
  InspectOptions inspect;
  RulesOptions rules;
  ConfigOptions config;
  ValuesOptions values;
  RenameOptions rename;
  SuppressOptions suppress;
  TermsOptions terms;
  std::string fail_on = "warning";
  std::string color = "auto";
  std::string column_unit = "codepoint";
  bool exit_zero = false;
  bool no_cache = false;
  bool no_baseline = false;
  bool write_baseline = false;
  bool grow = false;
  std::optional<std::string> revision;
  bool staged = false;
  bool affected = false;
  std::string shard;
  std::string shell;
};

Result<Command> finish_check(Parsed parsed);
Result<Command> finish_fix(Parsed parsed);

} // namespace galley
