// Explains to a writer why YAML could not be read. In: the text, where reading stopped, and what was known
// there. Out: a Problem with the span of the defect, which often stands before the place where it was
// noticed.
#pragma once

#include "base/value.h"
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

// Returns the colon of the line that begins at the byte `first`, if the line is meant as a key and its value:
// `title:My page`, or with a wide colon `title：My page`.
std::optional<Problem> find_bare_colon(const YamlText &text, std::uint32_t first);

// Explains a list or a mapping that stands as a key, and begins at the byte `begin`. An unquoted `{{ title
// }}` of a template has words of its own, since YAML reads its inner braces as a key; its span is `{{`.
Problem explain_collection_as_key(const YamlText &text, std::uint32_t begin, ValueKind kind);

Problem explain_yaml_failure(const YamlText &text, const YamlFailure &failure);

} // namespace galley
