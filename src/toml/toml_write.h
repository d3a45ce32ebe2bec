// Writes keys and values of TOML. In: texts, or Values of any tree. Out: TOML on one line.
#pragma once

#include "base/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Writes a string in single quotes where `style` asks for them and they suit the text, else in double quotes.
std::string write_toml_string(std::string_view text, ValueStyle style);

// Writes a key, in quotes where it needs them.
std::string write_toml_key(std::string_view key);

// Writes a value; lists and mappings in brackets. Returns nothing for null, which TOML doesn't know.
std::optional<std::string> write_toml_value(Value value);

} // namespace galley
