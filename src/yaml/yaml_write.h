// Scalars written as YAML. In: a text or a value, and where it is to stand. Out: its bytes, quotes included,
// that the parser reads back as the same.
#pragma once

#include "base/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// Where the scalar is to stand. `flow`: anywhere within brackets or braces.
enum class YamlPlace : std::uint8_t { block_value, block_key, flow };

// The string `text`, on one line. In `style`, if that is sound; else in single quotes, else in double quotes.
// A style of several lines counts as plain. What YAML 1.1 takes for true or false is not left plain.
std::string write_yaml_string(std::string_view text, ValueStyle style, YamlPlace place);

// The same for any scalar; what is no string stands without quotes.
std::string write_yaml_scalar(Value scalar, ValueStyle style, YamlPlace place);

} // namespace galley
