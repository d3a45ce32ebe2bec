// A rule: what users name, switch on and off, and read about. In: a rule file (rules/<id>.yaml, or one of the
// user's rules-dir). Out: a Rule. Built-in rules went through the same loader when galley was built.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "yaml/data_file.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// A miniature site: its files by path, or, for `bad: {a.md: …}`, just these.
using ExampleFiles = std::vector<std::pair<std::string, std::string>>;

struct Example {
  ExampleFiles bad;  // gives exactly one diagnostic of the rule
  ExampleFiles good; // gives none; may be empty where bad isn't
  Value options;     // that stand beside bad and good; may be empty
};

struct Rule {
  std::string id; // kebab case: the file's stem
  std::string summary, check, category, message, why;
  Severity severity = Severity::warning; // the default
  DataFilePtr
      file;      // what `options` and the examples' options point into; its path names the rule in messages
  Value options; // empty where the file gives none
  std::vector<Example> examples; // of built-in rules: loaded on demand only
};

// Everything is validated: keys, types, the check's name, the options against what the check declares, the
// message's placeholders. `path` as messages shall print it; its stem is the rule's id.
Result<Rule> load_rule(std::string path, std::string text);

// The rules that are part of galley, without their prose (summary, why, examples), sorted by id.
const std::vector<Rule> &built_in_rules();
// One with its prose; null for an unknown id.
const Rule *built_in_rule_with_prose(std::string_view id);

} // namespace galley
