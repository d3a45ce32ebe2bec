// Reads YAML. In: a Source. Out: its tree, which points into the Source, and what is wrong with it. The types
// of yaml-cpp, which this header wraps, stay in yaml.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/value.h"

#include <vector>

namespace galley {

struct Yaml {
  ValueTree tree;                // empty where the content is empty, or nothing of it could be read
  std::vector<Problem> problems; // in the order of the text; only a few, since one defect often brings others
};

// Reads the one YAML document in `content` of `source`. Scalars are resolved by the YAML 1.2 core schema, so
// that timestamps are strings. A key is the text of its scalar. Aliases are expanded under a budget, and `<<`
// is a plain key. Where a key stands twice, the first is kept and the second is a problem. Messages speak to
// writers, not to experts of YAML.
Yaml parse_yaml(const Source &source, Span content);

// Does the same with yaml-cpp alone. `content` must not begin with a byte order mark, and must hold nothing
// that find_forbidden() finds. parse_yaml() calls it for what read_simple_yaml() declines. A test makes sure
// that both readers agree.
Yaml parse_any_yaml(const Source &source, Span content);

} // namespace galley
