// Explains to a writer why YAML could not be read. In: the text, where reading stopped, and what was known
// there. Out: a Problem with the span of the defect, which often stands before the place where it was
// noticed.
#pragma once

#include "yaml/yaml_text.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace galley {

struct YamlFailure {
  std::uint32_t offset = 0;     // the byte where reading stopped
  std::uint32_t understood = 0; // the byte up to which everything was sound; at most `offset`
  std::uint32_t last_node = 0;  // the byte where the last scalar before that begins
  std::string_view reason = {}; // the parser's words; empty where galley itself found the failure
  std::optional<std::uint32_t> open_bracket = std::nullopt; // the innermost `[` or `{` that is not closed
};

Problem explain_yaml_failure(const YamlText &text, const YamlFailure &failure);

} // namespace galley
