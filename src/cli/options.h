// The command line. In: arguments. Out: which command, with its options. Wraps CLI11, whose types stay in
// options.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "report/text.h"
#include "run/run.h"
#include "run/since.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace galley {

enum class ColorChoice : std::uint8_t { automatic, always, never };

struct CheckOptions {
  std::vector<std::string> paths; // `-` is standard input
  std::string stdin_filename;     // empty: none given
  unsigned jobs = 1;
  std::optional<Severity> fail_on = Severity::warning; // none: never
  ColorChoice color = ColorChoice::automatic;
  ColumnUnit column_unit = ColumnUnit::code_point;
  bool no_exclude = false;
  bool statistics = false;
  std::optional<std::size_t> max_per_rule; // diagnostics printed of each rule; none: all
  BaselineUse baseline = BaselineUse::apply;
  bool cache = true;          // of check only: use and keep what was found before
  std::string cache_folder;   // empty: as the surroundings say
  std::optional<Since> since; // none: all is printed, whenever it came
  std::optional<Shard> shard; // of a part, only the Records are made, and written to `records_out`
  std::string records_out;
  std::vector<std::string> merged; // of `merge`: the files of all parts
};

struct FixOptions {
  CheckOptions run;               // with which documents, and how the rest is reported
  std::vector<std::string> rules; // ids; empty: all
  bool unsafe = false;            // also fixes that are not safe
  bool diff = false;              // print what would change, write nothing
  bool only_check = false;        // write nothing
};

struct InspectOptions {
  std::vector<std::string> files;
};

struct RulesOptions {
  std::string id;              // empty: list all
  std::string format = "text"; // text, json, markdown
  bool checks = false;         // list the checks instead
};

struct ConfigOptions {
  std::string path; // "" is the current folder
};

struct ValuesOptions {
  std::string field;
  std::string path;            // of the site; "" is the current folder
  std::string format = "text"; // text, json, csv
  unsigned jobs = 1;
};

struct RenameOptions {
  std::string field, before, after;
  std::string path;     // of the site; "" is the current folder
  bool dry_run = false; // print what would change, write nothing
  unsigned jobs = 1;
};

struct SuppressOptions {
  std::vector<std::string> words; // rules' ids and paths
  unsigned jobs = 1;
};

struct TermsOptions {
  std::vector<std::string> paths;
  std::string format = "text"; // text, json, csv, markdown
  bool undefined = false;      // list the terms that want a definition instead
  unsigned jobs = 1;
};

// --help and --version: what to print, and nothing else to do.
struct PrintText {
  std::string text;
};

using Command = std::variant<CheckOptions, FixOptions, InspectOptions, RulesOptions, ConfigOptions,
                             ValuesOptions, RenameOptions, SuppressOptions, TermsOptions, PrintText>;

// `arguments` without the program's name.
Result<Command> parse_arguments(const std::vector<std::string> &arguments);

} // namespace galley
