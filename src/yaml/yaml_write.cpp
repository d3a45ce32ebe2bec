#include "yaml/yaml_write.h"

#include "base/source.h"
#include "text/code_points.h"
#include "yaml/yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace galley {

namespace {

// Returns whether the text has a line break, a control or another character that nobody sees. Some readers of
// YAML don't accept them unescaped.
bool has_special(std::string_view text) {
  return std::ranges::any_of(placed_code_points(text), [&](const PlacedCodePoint &next) {
    return is_hidden(next.value, text.substr(0, next.begin));
  });
}

// Returns whether YAML 1.1, by which many other programs read front matter, reads the text as true or false.
bool is_old_boolean(std::string_view text) {
  static constexpr std::array<std::string_view, 6> words = {"y", "n", "yes", "no", "on", "off"};
  return std::ranges::find(words, fold(text)) != words.end();
}

// Returns whether the parser reads the string between `before` and `after`, which make it a mapping of one
// key, as the same string.
bool reads_back(std::string_view text, std::string_view before, std::string_view after, bool as_key) {
  const Source source("", fmt::format("{}{}{}", before, text, after));
  const Yaml yaml = parse_yaml(source, {0, static_cast<std::uint32_t>(source.text.size())});
  const Value root = yaml.tree.root();
  if (!yaml.problems.empty() || !root || !root.is(ValueKind::mapping) || root.size() != 1) return false;
  const Value member = *root.begin();
  if (as_key) return member.key() == text && member.is(ValueKind::string) && member.text() == "x";
  const bool listed = member.is(ValueKind::sequence);
  if (listed && member.size() != 1) return false;
  const Value value = listed ? *member.begin() : member;
  return value.is(ValueKind::string) && value.text() == text;
}

bool is_sound_plain(std::string_view text, YamlPlace place) {
  if (text.empty() || has_special(text) || is_old_boolean(text)) return false;
  switch (place) {
  case YamlPlace::block_value:
    return reads_back(text, "k: ", "\n", false);
  case YamlPlace::block_key:
    return reads_back(text, "", ": x\n", true);
  case YamlPlace::flow:
    return reads_back(text, "k: [", "]\n", false) && reads_back(text, "{", ": x}\n", true);
  }
  return false;
}

std::string in_single_quotes(std::string_view text) {
  std::string written = "'";
  for (const char c : text) written.append(c == '\'' ? 2 : 1, c);
  return written + '\'';
}

std::string in_double_quotes(std::string_view text) {
  std::string written = "\"";
  for (const auto [c, begin, end] : placed_code_points(text)) {
    if (c == '"' || c == '\\') {
      written += {'\\', static_cast<char>(c)};
    } else if (c == '\n' || c == '\t') {
      written += c == '\n' ? "\\n" : "\\t";
    } else if (is_hidden(c, text.substr(0, begin))) {
      const auto number = static_cast<std::uint32_t>(c);
      written += c <= 0xFFFF ? fmt::format("\\u{:04x}", number) : fmt::format("\\U{:08x}", number);
    } else {
      written += text.substr(begin, end - begin);
    }
  }
  return written + '"';
}

// Writes a value in flow style.
std::string write_flow(Value value) {
  std::string written;
  const auto separate = [&] { written += written.empty() ? "" : ", "; };
  switch (value.kind()) {
  case ValueKind::sequence:
    for (const Value item : value) {
      separate();
      written += write_flow(item);
    }
    return fmt::format("[{}]", written);
  case ValueKind::mapping:
    for (const Value member : value) {
      separate();
      written += write_yaml_string(member.key(), ValueStyle::plain, YamlPlace::flow);
      written += ": " + write_flow(member);
    }
    return fmt::format("{{{}}}", written);
  default:
    return write_yaml_scalar(value, ValueStyle::plain, YamlPlace::flow);
  }
}

} // namespace

std::string write_yaml_string(std::string_view text, ValueStyle style, YamlPlace place) {
  if (style == ValueStyle::double_quoted || has_special(text)) return in_double_quotes(text);
  if (style != ValueStyle::single_quoted && is_sound_plain(text, place)) return std::string(text);
  return in_single_quotes(text);
}

std::string write_yaml_scalar(Value scalar, ValueStyle style, YamlPlace place) {
  return scalar.is(ValueKind::string) ? write_yaml_string(scalar.text(), style, place)
                                      : std::string(scalar.text());
}

std::string write_yaml_member(std::string_view key, Value value) {
  const bool collection = value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
  return fmt::format("{}: {}", write_yaml_string(key, ValueStyle::plain, YamlPlace::block_key),
                     collection ? write_flow(value)
                                : write_yaml_scalar(value, ValueStyle::plain, YamlPlace::block_value));
}

} // namespace galley
