// The cases of yaml-test-suite. In: its folder `src`. Out: its cases, in order of their files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace galley::yaml_suite {

struct Case {
  std::string id;                  // `FILE/NUMBER`
  std::string name;                // may be empty
  std::string yaml;                // its text
  std::optional<std::string> json; // what it says, where JSON can say it
  bool fail = false;               // no reader may take it
  bool skip = false;
};

// Throws std::runtime_error where a file is none of the suite.
std::vector<Case> read_suite(const std::filesystem::path &folder);

std::string read_file(const std::filesystem::path &path);

} // namespace galley::yaml_suite
