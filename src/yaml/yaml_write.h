// Writes values as YAML. In: a text or a value, and where it is to stand. Out: bytes, quotes included, that
// the parser reads back as the same value.
#pragma once

#include "base/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// Where the scalar is to stand. `flow`: anywhere within brackets or braces.
enum class YamlPlace : std::uint8_t { block_value, block_key, flow };

// The string `text`, on one line. It is written in `style` if that is sound, else in single quotes, else in
// double quotes. A style of several lines counts as plain. A word that YAML 1.1 reads as true or false is not
// left plain, for other programs than galley read the text.
std::string write_yaml_string(std::string_view text, ValueStyle style, YamlPlace place);

// Any scalar. What is no string stands without quotes.
std::string write_yaml_scalar(Value scalar, ValueStyle style, YamlPlace place);

// A member of a block mapping, on one line: `key: value`. Lists and mappings stand in brackets.
std::string write_yaml_member(std::string_view key, Value value);

} // namespace galley
