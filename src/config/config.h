// The configuration of one site. In: galley.yaml with the presets and files it extends. Out: a Config, every
// value with the layer that set it. A mistake is an Error at its place.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/rule.h"
#include "corpus/taxonomy.h"
#include "markdown/file_ending.h"
#include "schema/site_schemas.h"
#include "terms/glossary.h"
#include "text/glob.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A value of a config file, with the file that holds it. No file: it is galley's own default.
struct Placed {
  DataFilePtr file;
  Value value;
};

// What one layer says of one rule: `off`, a severity, or a mapping of severity and options.
struct RuleSetting {
  std::string rule;
  bool off = false;
  std::optional<Severity> severity; // also switches on again what an earlier layer switched off
  Placed place;                     // a mapping holds options besides `severity`
};

// The rule settings of a config file, or of one of its overrides. Later layers win, rule by rule and option
// by option.
struct RuleLayer {
  std::optional<GlobSet> files; // none: all documents of the site
  std::vector<RuleSetting> rules;
};

// An entry of `schemas`, as written. Later ones win.
struct SchemaEntry {
  GlobSet files;
  Placed place;
};

// What is content where no config says it.
inline constexpr std::string_view default_content = markdown_files;

// The baseline where no config names one: beside galley.yaml.
inline constexpr std::string_view default_baseline = "galley-baseline.txt";

struct Config {
  std::string root; // the site's folder, "" for the current one, else without a final '/'
  std::string path; // of galley.yaml as messages print it; empty: none, the recommended preset serves
  GlobSet content;  // which files are documents, by their path from the root
  GlobSet exclude;
  std::string baseline; // its file, as `path`; it need not exist
  SiteSchemas schemas;
  Glossary glossary; // of the files that it names; paths are site-relative, `../` where a file is not below
  Taxonomy taxonomy; // of the files that it names; paths likewise
  std::vector<Rule> user_rules;  // from rules-dir, sorted by id
  std::vector<RuleLayer> layers; // of all config files

  // Of the bytes of all files above: two configs with the same one say the same.
  std::uint64_t fingerprint = 0;

  // For `galley config`: where the above comes from.
  Placed content_place;
  std::vector<Placed> exclude_places;
  Placed baseline_place;
  std::vector<Placed> glossary_places;     // each a text or a list
  std::vector<Placed> taxonomy_places;     // each the path of a file
  std::vector<SchemaEntry> schema_entries; // in step with `schemas`
};

// Of galley's rules and the user's; null for an unknown id.
const Rule *find_rule(const Config &config, std::string_view id);
std::vector<std::string_view> rule_ids(const Config &config);
// Says that there is no rule `id`, and which of the `known` ones may have been in the writer's mind.
std::string unknown_rule_message(std::string_view id, const std::vector<std::string_view> &known);

// Loads galley.yaml or .galley.yaml of `root`; where there is none, the recommended preset.
Result<Config> load_config(const FileSystem &files, const std::string &root);

} // namespace galley
