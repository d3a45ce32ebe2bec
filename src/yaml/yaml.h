// YAML to Value. In: a Source. Out: its tree, and what is wrong. Wraps yaml-cpp, whose types stay in
// yaml.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/value.h"

#include <vector>

namespace galley {

struct Yaml {
  ValueTree tree;                // empty where the content is empty or nothing sound could be read
  std::vector<Problem> problems; // in order of place; at most a few, since one defect often brings others
};

// One YAML document in `content` of `source`. Scalars resolve by the YAML 1.2 core schema; timestamps stay
// strings; keys are the text of their scalar. Aliases are expanded under a budget, `<<` stays a plain key. Of
// a key that stands twice, the first is kept and the second is a problem. Messages are for writers, not for
// YAML experts.
Yaml parse_yaml(const Source &source, Span content);

// The same by yaml-cpp alone, of `content` that begins with no byte order mark and holds nothing that
// find_forbidden finds. parse_yaml leaves to it what read_simple_yaml declines; a test holds the two equal.
Yaml parse_any_yaml(const Source &source, Span content);

} // namespace galley
