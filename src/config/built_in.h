// The files that are compiled into galley: its rules, presets and schemas. In: a path within galley. Out: the
// file's text, which lives as long as the program. The build generates the definitions of two functions from
// rules/, presets/ and schemas/ (src/embed_main.cpp).
#pragma once

#include "base/diagnostic.h"

#include <span>
#include <string_view>

namespace galley {

// The parts of a built-in rule that every run needs. The rest is read from the rule's file on demand.
struct BuiltInRule {
  std::string_view id, check, category, message;
  Severity severity = Severity::warning;
  std::string_view options;    // as JSON; empty where the file gives none
  std::string_view instead_of; // the ids, with a space between two
};

struct BuiltInFile {
  std::string_view path; // such as "presets/garden.yaml"
  std::string_view text;
};

std::span<const BuiltInRule> built_in_rule_data(); // sorted by id
std::span<const BuiltInFile> built_in_files();     // sorted by path

// Returns null where there is no such file.
const BuiltInFile *find_built_in_file(std::string_view path);

} // namespace galley
