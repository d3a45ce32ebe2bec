// The edits that would mend one defect. In: a Defect and the YAML it stands in. Out: a Fix, not tried yet.
#pragma once

#include "base/diagnostic.h"
#include "schema/schema.h"
#include "yaml/yaml_text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

struct Proposal {
  Fix fix;
  std::uint32_t touched = 1; // how many values read differently, are new, or are gone
  std::string new_key = {};  // the pointer of a key that is written; empty: none is
  std::string member = {};   // the whole member that is added; empty: none is
};

struct YamlPiece {
  YamlText text;
  std::string_view line_break;
  Value root;
};

std::optional<Proposal> propose_fix(const Defect &defect, const YamlPiece &yaml);

} // namespace galley
