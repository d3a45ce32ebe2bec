// Turns a failure to read YAML into words for a writer. In: the text, where reading stopped, and what was
// known there. Out: a Problem at the place of the defect, which often stands before the place where it was
// noticed.
#pragma once

#include "yaml/yaml_text.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace galley {

struct YamlFailure {
  std::uint32_t offset = 0;     // where reading stopped
  std::uint32_t understood = 0; // up to where everything was sound; at most `offset`
  std::uint32_t last_node = 0;  // where the last scalar before that begins
  std::string_view reason = {}; // the parser's words; empty where galley itself found it
  std::optional<std::uint32_t> open_bracket = std::nullopt; // the innermost `[` or `{` that is still open
};

Problem explain_yaml_failure(const YamlText &text, const YamlFailure &failure);

} // namespace galley
