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

// Returns the language of a data file by its path, which ends in `.yaml`, `.yml`, `.json` or `.toml`; of any
// other file, `other`.
constexpr FieldLanguage data_language_of(std::string_view path) {
  if (path.ends_with(".yaml") || path.ends_with(".yml")) return FieldLanguage::yaml;
  if (path.ends_with(".json")) return FieldLanguage::json;
  return path.ends_with(".toml") ? FieldLanguage::toml : FieldLanguage::other;
}

// Whether a document is one whose whole text is fields. It has no body, and no page is made of it.
constexpr bool is_data_file(std::string_view path) {
  return data_language_of(path) != FieldLanguage::other;
}

} // namespace galley
