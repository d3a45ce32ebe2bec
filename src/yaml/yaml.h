// Reads YAML. In: a Source. Out: its tree, which points into the Source, and what is wrong with it. The types
// of yaml-cpp, which this header wraps, stay in yaml_events.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/value.h"

#include <string>
#include <vector>

namespace galley {

// How a site's generator reads YAML.
struct YamlSyntax {
  bool merge_keys = true;                         // `<<` adds the members of other mappings
  const std::vector<std::string> *tags = nullptr; // that it knows besides those of YAML, as `!r`
};

struct Yaml {
  ValueTree tree;                // empty where the content is empty, or nothing of it could be read
  std::vector<Problem> problems; // in the order of the text; only a few, since one defect often brings others
};

// Reads the one YAML document in `content` of `source`. Scalars are resolved by the YAML 1.2 core schema, so
// that timestamps are strings. A key is the text of its scalar. Aliases and what `<<` merges are expanded
// under a budget. Where a key stands twice, the first is kept and the second is a problem. Messages speak to
// writers, not to experts of YAML.
Yaml parse_yaml(const Source &source, Span content, const YamlSyntax &syntax = {});

// Does the same with yaml-cpp alone. `content` must not begin with a byte order mark, and must hold nothing
// that find_forbidden() finds. parse_yaml() calls it for what read_simple_yaml() declines. A test makes sure
// that both readers agree.
Yaml parse_any_yaml(const Source &source, Span content, const YamlSyntax &syntax = {});

} // namespace galley
