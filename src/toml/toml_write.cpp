#include "toml/toml_write.h"

#include "text/ascii.h"
#include "text/unicode.h"
#include "yaml/yaml_write.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace galley {

namespace {

std::string write_number(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

} // namespace

std::string write_toml_string(std::string_view text, ValueStyle style) {
  const bool is_literal =
      style == ValueStyle::single_quoted && text.find('\'') == text.npos && escape_controls(text) == text;
  if (is_literal) return fmt::format("'{}'", text);
  // Double quotes and their escapes are those of YAML.
  return write_yaml_string(text, ValueStyle::double_quoted, YamlPlace::flow);
}

std::string write_toml_key(std::string_view key) {
  const bool is_bare = !key.empty() && std::ranges::all_of(key, [](char c) {
    return is_ascii_alphanumeric(c) || c == '_' || c == '-';
  });
  return is_bare ? std::string(key) : write_toml_string(key, ValueStyle::double_quoted);
}

std::optional<std::string> write_toml_value(Value value) {
  std::string written;
  switch (value.kind()) {
  case ValueKind::null:
    return std::nullopt;
  case ValueKind::boolean:
    return value.as_bool() ? "true" : "false";
  case ValueKind::integer:
    return fmt::format("{}", value.as_integer());
  case ValueKind::number:
    return write_number(value.as_number());
  case ValueKind::string:
    return write_toml_string(value.text(), ValueStyle::double_quoted);
  case ValueKind::sequence:
  case ValueKind::mapping:
    for (const Value child : value) {
      const auto text = write_toml_value(child);
      if (!text) return std::nullopt;
      if (!written.empty()) written += ", ";
      if (value.is(ValueKind::mapping)) written += write_toml_key(child.key()) + " = ";
      written += *text;
    }
    if (value.is(ValueKind::sequence)) return fmt::format("[{}]", written);
    return written.empty() ? "{}" : fmt::format("{{ {} }}", written);
  }
  return std::nullopt;
}

} // namespace galley
