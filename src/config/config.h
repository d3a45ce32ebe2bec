// The configuration of one site. In: galley.yaml with the presets and files that it extends. Out: a Config,
// which the caller owns, with the layer that set each value. A mistake is an Error that points at it.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/rule.h"
#include "corpus/taxonomy.h"
#include "dialect/markdown_syntax.h"
#include "markdown/file_ending.h"
#include "records/field_reading.h"
#include "schema/site_schemas.h"
#include "terms/glossary.h"
#include "text/glob.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A value of a config file, with the file that contains it. Without a file it is galley's own default.
struct WrittenValue {
  DataFilePtr file;
  Value value;
};

// The setting of one rule in one layer: `off`, a severity, or a mapping of severity and options.
struct RuleSetting {
  std::string rule;
  bool off = false;
  std::optional<Severity> severity; // it also enables a rule that an earlier layer disabled
  WrittenValue written;             // a mapping contains options besides `severity`
};

// The rule settings of a config file, or of one of its overrides. A later layer replaces an earlier one, rule
// by rule and option by option.
struct RuleLayer {
  std::optional<GlobSet> files; // without it, all documents of the site
  std::vector<RuleSetting> rules;
};

// An entry of `schemas`, as written. A later entry replaces an earlier one.
struct SchemaEntry {
  GlobSet files;
  WrittenValue written;
};

// The pattern of content files where no config sets one.
inline constexpr std::string_view default_content = markdown_files;

// The name of the baseline where no config sets one. It is in the folder of galley.yaml.
inline constexpr std::string_view default_baseline = "galley-baseline.txt";

struct Config {
  std::string root; // the site's folder: "" for the current one, else without a final '/'
  std::string path; // galley.yaml as messages print it; empty where only the recommended preset applies
  GlobSet content;  // which files are documents, by their path from the root
  GlobSet exclude;
  MarkdownSyntax syntax; // what documents hold besides CommonMark
  std::string baseline;  // the path of its file, as `path`; it need not exist
  SiteSchemas schemas;
  Glossary glossary; // its paths are site-relative, with `../` for a file outside the site's folder
  Taxonomy taxonomy; // its paths are site-relative, too
  FieldReadings fields;
  std::vector<Rule> user_rules;  // the rules of rules-dir, sorted by id
  std::vector<RuleLayer> layers; // the layers of all config files
  // Indices of layers, ascending: of those for all documents, and of those for some, whose files
  // `layer_files` has in the same order.
  std::vector<std::uint32_t> general_layers, special_layers;
  GlobSets layer_files;

  // The hash of the bytes of all files above. Configs with the same fingerprint are the same.
  std::uint64_t fingerprint = 0;
  std::uint64_t size = 0; // the bytes of all these files

  std::vector<Error> warnings; // what its schemas say to no effect

  // `galley config` prints where the values above come from.
  WrittenValue written_content;
  std::vector<WrittenValue> written_exclude;
  WrittenValue written_baseline;
  std::array<WrittenValue, syntax_switches.size()> written_syntax; // parallel to `syntax_switches`
  std::vector<WrittenValue> written_glossary;                      // each is a text or a list
  std::vector<WrittenValue> written_known_terms;                   // each is a list
  std::vector<WrittenValue> written_taxonomy;                      // each is the path of a file
  std::vector<WrittenValue> written_fields;                        // each is a mapping
  std::vector<SchemaEntry> schema_entries;                         // parallel to `schemas`
};

// Loads galley.yaml or .galley.yaml of the folder `root`, or the recommended preset where there is neither.
Result<Config> load_config(const FileSystem &files, const std::string &root);

} // namespace galley
