// The configuration of one site. In: galley.yaml with the presets and files it extends. Out: a Config, every
// value with the layer that set it. A mistake is an Error at its place.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "base/glob.h"
#include "lint/rule.h"
#include "schema/site_schemas.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// What one layer says of one rule: `off`, a severity, or a mapping of severity and options.
struct RuleSetting {
  std::string rule;
  std::optional<bool> off;          // set: switched off or on
  std::optional<Severity> severity; // set: overrides the rule's
  Value options;                    // a mapping with options (and `severity`); may be empty
  DataFilePtr file;                 // holds `options`; its path names the layer
  Span place;                       // of the setting in `file`
};

struct Override {
  GlobSet files;
  std::vector<RuleSetting> rules;
};

struct Config {
  std::string root; // the site's folder, "" for the current one, else without a final '/'
  std::string path; // of galley.yaml as messages print it; empty: none, the recommended preset serves
  GlobSet content;  // which files are documents
  GlobSet exclude;
  SiteSchemas schemas;
  std::vector<Rule> user_rules;    // from rules-dir
  std::vector<RuleSetting> rules;  // of all layers, the least specific first
  std::vector<Override> overrides; // of all layers, in order; later ones win
};

// Loads galley.yaml or .galley.yaml of `root`; where there is none, the recommended preset.
Result<Config> load_config(const FileSystem &files, const std::string &root);

} // namespace galley
