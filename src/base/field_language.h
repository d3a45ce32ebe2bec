// The languages in which front matter and data files are written.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

// `other` is a language that galley can only name, such as the `js` of `---js`.
enum class FieldLanguage : std::uint8_t { yaml, json, toml, other };

// Returns the language with this name, in small letters: `yaml`, `json`, `toml`.
constexpr FieldLanguage field_language_from_name(std::string_view name) {
  if (name == "yaml") return FieldLanguage::yaml;
  if (name == "json") return FieldLanguage::json;
  return name == "toml" ? FieldLanguage::toml : FieldLanguage::other;
}

} // namespace galley
