// Reads YAML by the events of yaml-cpp, once. In: a Source, and its text as yaml-cpp is to read it. Out: the
// tree, what is wrong, and where the reading ended. The types of yaml-cpp stay in yaml_events.cpp.
#pragma once

#include "yaml/yaml.h"
#include "yaml/yaml_rewrite.h"

#include <cstdint>
#include <optional>

namespace galley {

struct YamlReading {
  Yaml yaml;                    // the tree is empty where `end` is set
  std::optional<Problem> end;   // the problem that ended the reading
  std::uint32_t understood = 0; // the byte up to which everything was sound, or only reported
};

YamlReading read_yaml_events(const Source &source, Span content, const YamlRewrite &rewrite,
                             const YamlSyntax &syntax);

} // namespace galley
