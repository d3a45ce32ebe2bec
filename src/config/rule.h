// A rule is what users enable, disable and read about. In: a rule file (rules/<id>.yaml, or a file of the
// user's rules-dir). Out: a Rule, which the caller owns. The build loads the built-in rules with the same
// loader.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "yaml/data_file.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// A miniature site: its files by path. For `bad: {a.md: …}` it consists of just these.
using ExampleFiles = std::vector<std::pair<std::string, std::string>>;

struct Example {
  ExampleFiles bad;  // files in which the rule reports exactly one diagnostic
  ExampleFiles good; // files in which it reports none; empty only where `bad` isn't
  Value options;     // options of `bad` and `good`; may be empty
};

struct Rule {
  std::string id; // kebab case, the stem of the file's name
  std::string summary, check, category, message, why;
  Severity severity = Severity::warning; // the default
  std::vector<std::string> instead_of;   // the ids of rules that give way to this one (run/precedence.h)
  DataFilePtr file; // contains `options` and the examples' options; its path names the rule in messages
  Value options;    // empty where the file has none
  std::vector<Example> examples; // only loaded on demand for built-in rules
};

// Loads a rule and validates all of it: keys, types, the check's name, the options against the check's
// declaration, and the message's placeholders. `path` is the path as messages print it; its stem is the
// rule's id.
Result<Rule> load_rule(std::string path, std::string text);

// Returns the rules that are part of galley, without their prose (summary, why, examples), sorted by id.
const std::vector<Rule> &built_in_rules();
// Loads one of them with its prose. Returns null for an unknown id.
const Rule *built_in_rule_with_prose(std::string_view id);

} // namespace galley
